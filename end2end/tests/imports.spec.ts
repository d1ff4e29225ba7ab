import { type Page } from '@playwright/test'
import { Server, accessible, expect, hydrated, open, realFiles, signIn, test } from '../support/test'
import { figure } from '../support/job'
import fs from 'node:fs'
import path from 'node:path'

// What can go wrong with a file, and how it is put right. The plain way is in main-job.spec.ts.

test.use({ file: 'imports' })

/** Lets a file fall onto the wizard, as from the desktop. */
async function drop(page: Page, name: string, content: Buffer) {
  const data = await page.evaluateHandle(([name, text]) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
    const transfer = new DataTransfer()
    transfer.items.add(new File([bytes], name, { type: 'text/csv' }))
    return transfer
  }, [name, content.toString('base64')] as const)
  await page.locator('.drop').dispatchEvent('dragover', { dataTransfer: data })
  await expect(page.locator('.drop')).toHaveAttribute('data-over', '')
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: data })
}

/** Brings a file of a few lines to the wizard's second step. */
async function bring(page: Page, server: Server, name: string, content: Buffer | string) {
  await open(page, `${server.url}/imports/new`)
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.waitForURL(/\/imports\/\d+$/)
  await expect(page.locator('.map-table tbody tr').first()).toBeVisible()
}

/** Corrects how the file is read. */
async function choose(page: Page, chip: string, value: string) {
  await page.locator('.file-strip').getByRole('button', { name: chip }).click()
  await page.getByRole('menuitemradio', { name: value, exact: true }).click()
  await expect(page.locator('.work')).not.toHaveAttribute('aria-busy', 'true')
}

const preview = (page: Page) => page.locator('.peek tbody tr').first()
const columns = (page: Page) => page.locator('.map-table tbody tr')

test('what was read wrongly is corrected: delimiter, encoding, order of dates, kind', async ({ page, server }) => {
  await signIn(page, server)
  const latin = Buffer.from('Titel;Kunde;Phase;Betrag;Eröffnet\nTheke für Müller;Müller & Söhne;Neu;1.250,50;03.04.2026\nRegal;Groß KG;Neu;80,00;05.06.2026\n', 'latin1')
  await bring(page, server, 'angebote.csv', latin)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import deals')
  await expect(preview(page)).toContainText('Theke für Müller')
  await expect(preview(page)).toContainText('€1,250.50')
  await expect(preview(page)).toContainText('3 Apr 2026')
  await choose(page, 'Dates', 'MM/DD/YYYY')
  await expect(preview(page)).not.toContainText('3 Apr 2026')
  await choose(page, 'Dates', 'DD.MM.YYYY')
  await expect(preview(page)).toContainText('3 Apr 2026')
  await expect(columns(page)).toHaveCount(5)
  await choose(page, 'Delimiter', 'tab')
  await expect(columns(page)).toHaveCount(1)
  await choose(page, 'Delimiter', 'semicolon')
  await expect(columns(page)).toHaveCount(5)
  await accessible(page, 'wizard')
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.waitForURL(/\/imports$/)

  await bring(page, server, 'firms.csv', 'Company,City\nMüller & Söhne,Köln\n')
  await expect(preview(page)).toContainText('Müller & Söhne')
  await choose(page, 'Encoding', 'Windows-1252')
  await expect(preview(page)).toContainText('MÃ¼ller')
  await choose(page, 'Encoding', 'UTF-8')
  await expect(preview(page)).toContainText('Müller & Söhne')
  await choose(page, 'Rows are', 'Products')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import products')
})

test('rows that fail are told before and after, and come back as a file to correct', async ({ page, server }) => {
  await signIn(page, server)
  const rows = ['Deal,Stage,Amount,Opened on', 'Shelf,New,120,2026-03-01', 'Counter,New,on request,2026-03-02', '"=HYPERLINK(""x"")",New,n/a,2026-03-03', 'Lamp,New,,2026-03-04',
    ...Array.from({ length: 12 }, (_, n) => `Rack ${n},New,${100 + n},2026-04-${10 + n}`)]
  await bring(page, server, 'shelves.csv', rows.join('\r\n'))
  const dry = page.locator('.dry')
  await expect(figure(dry, 'Failed')).toHaveText('2')
  await expect(figure(dry, 'Created')).toHaveText('14')
  await expect(dry).toContainText('Not a number')
  await page.getByRole('button', { name: 'Import 14 rows' }).click()
  const failed = page.locator('#failed')
  await expect(failed.locator('tbody tr')).toHaveCount(2)
  await expect(failed).toContainText('on request')
  await accessible(page, 'ledger')
  const [download] = await Promise.all([page.waitForEvent('download'), failed.getByRole('link', { name: /Download 2/ }).click()])
  const text = fs.readFileSync(await download.path(), 'utf8')
  expect(text).toContain('Counter,New,on request')
  expect(text, 'the reason stands with the row').toMatch(/Counter,New,on request,2026-03-02,.*Not a number/i)
  expect(text, 'a cell that a spreadsheet would run is text').not.toMatch(/(^|[,"])=HYPERLINK/m)

  const corrected = text.replace('on request', '450').replace('n/a', '12')
  await bring(page, server, 'corrected.csv', corrected)
  await expect(figure(page.locator('.dry'), 'Created')).toHaveText('2')
})

test('a near miss is accepted for all rows; the server dies meanwhile and the rest goes in, once', async ({ browser }) => {
  const server = await Server.start({ admin: true })
  for (const [file, kind] of [['accounts', 'clients'], ['products', 'products'], ['sales_teams', 'users']]) {
    server.run(['import', path.join(realFiles, `${file}.csv`), '--as', kind])
  }
  // while the server is dead the browser rightly complains that it can't reach it
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await signIn(page, server)
    await open(page, `${server.url}/imports/new`)
    await drop(page, 'sales_pipeline.csv', fs.readFileSync(path.join(realFiles, 'sales_pipeline.csv')))
    await page.waitForURL(/\/imports\/\d+$/, { timeout: 60_000 })
    const name = page.locator('.suggestion', { hasText: 'GTXPro' })
    await expect(name).toContainText('1,480 rows')
    await expect(figure(page.locator('.dry'), 'With a warning')).toHaveText('2,683')
    const second = page.locator('.peek tbody tr', { hasText: 'Isdom' }).first()
    await expect(second).not.toContainText('GTX Pro,')
    await name.getByRole('button', { name: 'Accept for all' }).click()
    await expect(name).toHaveAttribute('data-done', '')
    await expect(figure(page.locator('.dry'), 'With a warning')).toHaveText('1,425')
    await expect(second.locator('.became').first()).toContainText('GTX Pro')
    await name.getByRole('button', { name: 'Undo' }).click()
    await expect(figure(page.locator('.dry'), 'With a warning')).toHaveText('2,683')
    await name.getByRole('button', { name: 'Accept for all' }).click()
    await expect(figure(page.locator('.dry'), 'With a warning')).toHaveText('1,425')

    await page.getByRole('button', { name: 'Import 8,800 rows' }).click()
    const now = page.locator('.run-now [role=status]')
    await expect(now).toContainText(/^[1-9][\d,]* of 8,800/, { timeout: 30_000 })
    await server.kill()
    await server.serve()
    const started = Date.now()
    const ledger = page.locator('.run-read .panel').first()
    await expect(figure(ledger, 'Rows in the file')).toHaveText('8,800', { timeout: 45_000 })
    expect(Date.now() - started, 'nobody waits for a lease').toBeLessThan(45_000)
    await expect(figure(ledger, 'Created')).toHaveText('8,800')
    await expect(figure(ledger, 'With a warning')).toHaveText('1,425')
    await page.reload()
    await hydrated(page)
    await expect(page.locator('.run', { hasText: 'sales_pipeline.csv' })).toContainText('Done')
    const again = JSON.parse(server.run(['import', path.join(realFiles, 'sales_pipeline.csv'), '--as', 'deals', '--json']).trim().split('\n').at(-1) ?? '')
    expect(again, 'every row is known, none is there twice').toMatchObject({ read: 8_800, created: 0, skipped: 8_800, failed: 0 })
  } finally {
    await context.close()
    await server.stop()
  }
})

test('the list says how far each import is, without reload', async ({ page, server }) => {
  await signIn(page, server)
  const many = (from: number) => ['Company,City', ...Array.from({ length: 2_500 }, (_, n) => `Firm ${from + n},Town ${n % 40}`)].join('\n')
  for (const [n, name] of ['north.csv', 'south.csv'].entries()) {
    await bring(page, server, name, many(n * 10_000))
    await page.getByRole('button', { name: 'Import 2,500 rows' }).click()
    await expect(page.locator('.run', { hasText: name })).toBeVisible()
  }
  const state = (name: string) => page.locator('.runs .run', { hasText: name }).locator('.badge')
  await expect(state('south.csv')).toHaveText('Done', { timeout: 30_000 })
  await expect(state('north.csv')).toHaveText('Done')
})
