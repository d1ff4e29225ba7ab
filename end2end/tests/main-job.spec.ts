import { Server, another, expect, germanFiles, hydrated, open, password, realFiles, signIn, test } from '../support/test'
import { type Import, ask, dragTo, figure, importBy } from '../support/job'
import type { BrowserContext, Page } from '@playwright/test'
import fs from 'node:fs'
import path from 'node:path'

// What a firm does on its first day, on real files: set-up → preset → import → board →
// drag → a colleague sees it → card → undo → the same files again: nothing differs.

/** A change made by somebody else shows so soon. */
const soon = { timeout: 2_000 }

const files: Import[] = [
  { file: 'accounts.csv', kind: 'clients', rows: 85, columns: 7, title: 'Import clients' },
  { file: 'products.csv', kind: 'products', rows: 7, columns: 3, title: 'Import products' },
  { file: 'sales_teams.csv', kind: 'users', rows: 35, columns: 3, title: 'Import colleagues' },
  { file: 'sales_pipeline.csv', kind: 'deals', rows: 8_800, columns: 8, title: 'Import deals' },
]

const deutsch: Import[] = [
  { file: 'firmen.csv', kind: 'clients', rows: 85, columns: 7, title: 'Kunden importieren' },
  { file: 'artikel.csv', kind: 'products', rows: 7, columns: 3, title: 'Produkte importieren' },
  { file: 'vertrieb.csv', kind: 'users', rows: 35, columns: 3, title: 'Kolleginnen und Kollegen importieren' },
  { file: 'angebote.csv', kind: 'deals', rows: 8_800, columns: 8, title: 'Deals importieren' },
]

const column = (page: Page, stage: string) => page.locator('.column', { has: page.locator('header .name', { hasText: stage }) })
const countOf = (page: Page, stage: string) => column(page, stage).locator('.name .count')
const tile = (page: Page, name: string) => page.locator('.stat', { hasText: name })

test.describe('the first day', () => {
  test.describe.configure({ mode: 'serial' })
  const said: string[] = []
  let server: Server
  let jana: BrowserContext
  let tom: BrowserContext
  /** Jana's page, Tom's board and Tom's dashboard. */
  let page: Page
  let theirs: Page
  let board: string
  let card: string

  test.beforeAll(async ({ browser }) => {
    server = await Server.start()
    jana = await another(browser.newContext(), said)
    page = await jana.newPage()
  })
  test.afterEach(() => expect(said.splice(0), 'the browser console stays silent').toEqual([]))
  test.afterAll(async () => {
    await jana.close()
    await tom?.close()
    await server.stop()
  })

  test('set up by who opens it first, with a preset', async () => {
    await open(page, server.url)
    await expect(page).toHaveURL(/\/set-up$/)
    await expect(page.locator('#code'), 'no code is asked for at the server itself').toHaveCount(0)
    await page.locator('#organisation').fill('Lindt & Co')
    await page.locator('#name').fill('Jana Petersen')
    await page.locator('#email').fill('jana@example.org')
    await page.locator('#password').fill(password)
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(/\/first-run$/)
    await hydrated(page)
    await page.locator('input[value=wholesale]').check()
    await page.getByRole('button', { name: 'Set up and import' }).click()
    await page.waitForURL(/\/imports\/new$/)
  })

  for (const wanted of files) {
    test(`${wanted.file} goes in as it is`, async () => {
      await importBy(page, server, realFiles, wanted)
      if (wanted.kind === 'deals') {
        await expect(figure(page, 'With a warning')).toHaveText('2,683')
        await page.getByRole('link', { name: 'Show 8,800 deals' }).click()
        await page.waitForURL(/\/deals\?pipeline=\d+$/)
        board = page.url()
      }
    })
  }

  test('board, lists and dashboard have the figures of the files', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sales pipeline')
    await expect(countOf(page, 'Prospecting')).toHaveText('500')
    await expect(countOf(page, 'Engaging')).toHaveText('1,589')
    await expect(page.locator('.totals')).toContainText('2,089 deals')
    await expect(page.locator('.totals')).toContainText('2,089 without amount')

    await open(page, `${server.url}/settings/people`)
    // 35 agents, 6 managers, Jana
    await expect(page.locator('tbody tr', { hasText: /Sales|Manager|Admin/ })).toHaveCount(42)
    await open(page, `${server.url}/products`)
    await expect(page.locator('tbody tr:not(.gap):has(button)')).toHaveCount(7)

    await open(page, `${server.url}/dashboard`)
    await expect(page.locator('.dash-note')).toContainText('Q4 2017')
    await open(page, `${server.url}/dashboard?period=2016-10-01..2017-12-31`)
    await expect(tile(page, 'Revenue won').locator('.value')).toHaveText('€10,005,534')
    await expect(tile(page, 'Deals won').locator('.value')).toHaveText('4,238')
    await expect(tile(page, 'Win rate').locator('.value')).toHaveText('63.2\u00a0%')
    await expect(tile(page, 'Win rate').locator('.note')).toContainText('6,711')
  })

  test('a colleague sees an edit and a move at once, on board and dashboard', async ({ browser }) => {
    server.run(['user', 'add', 'tom@example.org', '--name', 'Tom Adler', '--role', 'admin', '--password-stdin'], password)
    tom = await another(browser.newContext(), said)
    theirs = await tom.newPage()
    await signIn(theirs, server, 'tom@example.org')
    await open(theirs, board)
    const dashboard = await tom.newPage()
    await open(dashboard, `${server.url}/dashboard`)
    const weighted = tile(dashboard, 'Weighted').locator('.value')
    await expect(weighted).toHaveText('€0')
    for (const p of [theirs, dashboard]) await p.evaluate(() => { document.body.dataset.same = 'page' })

    await open(page, board)
    const deal = column(page, 'Prospecting').locator('[data-deal]', { has: page.locator('.client') }).first()
    card = `[data-deal="${await deal.getAttribute('data-deal')}"]`
    await deal.locator('.title').click()
    const sheet = page.locator('#deal')
    await sheet.getByRole('button', { name: /^Edit Amount/ }).click()
    await sheet.getByRole('textbox', { name: 'Amount' }).fill('9000')
    await page.keyboard.press('Enter')
    await expect(weighted).toHaveText('€2,970', soon)
    await expect(column(theirs, 'Prospecting').locator('.sums .money')).toHaveText('€9,000', soon)
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()

    await dragTo(page, page.locator(card), column(page, 'Engaging').locator('.cards'))
    await expect(column(theirs, 'Engaging').locator(card)).toBeVisible(soon)
    await expect(countOf(theirs, 'Prospecting')).toHaveText('499')
    await expect(countOf(theirs, 'Engaging')).toHaveText('1,590')
    await expect(weighted).toHaveText('€6,030', soon)
    await expect(column(page, 'Engaging').locator('.sums .money')).toHaveText('€9,000')
    for (const p of [theirs, dashboard]) await expect(p.locator('body'), 'without reload').toHaveAttribute('data-same', 'page')
    await dashboard.close()
  })

  test('the client\'s card tells the move', async () => {
    await column(page, 'Engaging').locator(card).locator('.title').click()
    await page.locator('#deal .crumb-line a').click()
    await page.waitForURL(/\/clients\/\d+/)
    const entry = page.locator('.tl', { hasText: /Jana Petersen.*moved/ }).first()
    await expect(entry.locator('.tl-line .badge')).toHaveText(['Prospecting', 'Engaging'])
  })

  test('a move is taken back, also when the board was left', async () => {
    await open(page, board)
    await dragTo(page, page.locator(card), column(page, 'Prospecting').locator('.cards'))
    await expect(column(theirs, 'Prospecting').locator(card)).toBeVisible(soon)
    await page.getByRole('link', { name: 'Clients' }).click()
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await expect(column(theirs, 'Engaging').locator(card)).toBeVisible(soon)
    await expect(countOf(theirs, 'Engaging')).toHaveText('1,590')
    await expect(page.locator('.toast')).toContainText('put back')
  })

  test('the same files again change nothing after a drag and an edit', async () => {
    const all = async () => [
      await ask(page, 'deals/board', { asked: { pipeline: Number(new URL(board).searchParams.get('pipeline')) } }),
      await ask(page, 'analytics/dashboard', { question: {} }),
      await ask(page, 'products/page', { query: {} }),
      await ask(page, 'deals/get', { asked: { id: Number(card.match(/\d+/)) } }),
    ]
    const before = await all()
    for (const { file, kind, rows } of files) {
      const printed = server.run(['import', path.join(realFiles, file), '--as', kind, '--json'])
      const ledger = JSON.parse(printed.trim().split('\n').at(-1) ?? '')
      expect(ledger).toMatchObject({ read: rows, created: 0, updated: 0, skipped: rows, failed: 0 })
    }
    expect(same(await all())).toEqual(same(before))
    // the wizard says so too, and has nothing to do
    await open(page, `${server.url}/imports/new`)
    await page.locator('input[type=file]').setInputFiles(path.join(realFiles, 'sales_pipeline.csv'))
    await expect(figure(page.locator('.dry'), 'Skipped')).toHaveText('8,800', { timeout: 30_000 })
    await expect(page.locator('.go .btn.primary')).toBeDisabled()
  })

  test('eight tabs of one browser all hear of a move', async () => {
    const tabs: Page[] = []
    for (let n = 0; n < 8; n += 1) tabs.push(await tom.newPage())
    await Promise.all(tabs.map((tab) => open(tab, board)))
    for (const tab of tabs) await expect(column(tab, 'Engaging').locator(card)).toBeVisible()
    await open(page, board)
    // a busy machine may be late once; a tab without connection is so each time
    for (let late = tabs.length, tries = 1; late > 0; tries += 1) {
      const stage = tries % 2 ? 'Prospecting' : 'Engaging'
      await dragTo(page, page.locator(card), column(page, stage).locator('.cards'))
      const heard = await Promise.all(tabs.map((tab) => expect(column(tab, stage).locator(card)).toBeVisible(soon).then(() => true, () => false)))
      late = heard.filter((inTime) => !inTime).length
      if (tries === 3) expect(late, 'tabs that did not hear of the move in time').toBe(0)
    }
    await Promise.all(tabs.map((tab) => tab.close()))
  })

  test('moves go on while thousands of rows come in', async () => {
    const more = path.join(server.dir, 'more.csv')
    const [head, ...rows] = fs.readFileSync(path.join(realFiles, 'sales_pipeline.csv'), 'utf8').trim().split(/\r?\n/)
    fs.writeFileSync(more, [head, ...rows.map((row) => `M${row}`)].join('\n'))
    await open(page, board)
    const move = async () => {
      const here = await column(page, 'Engaging').locator(card).count()
      await page.locator(card).focus()
      await page.keyboard.press('m')
      const answered = page.waitForResponse((r) => r.url().endsWith('/api/deals/move'))
      const began = Date.now()
      await page.locator('#move-to').getByRole('button', { name: here ? 'Prospecting' : 'Engaging' }).click()
      expect((await answered).status()).toBe(200)
      return Date.now() - began
    }
    const running = async (id: number) => (await ask<{ state: string }>(theirs, 'imports/progress', { id })).state === 'running'
    const newest = async () => (await ask<{ id: number }[]>(theirs, 'imports/list', {}))[0].id

    // by the wizard
    await open(theirs, `${server.url}/imports/new`)
    await theirs.locator('input[type=file]').setInputFiles(more)
    await expect(figure(theirs.locator('.dry'), 'Created')).toHaveText('8,800', { timeout: 30_000 })
    await theirs.locator('.go .btn.primary').click()
    const id = await newest()
    await expect.poll(() => running(id)).toBe(true)
    const took = [await move(), await move(), await move()]
    expect(await running(id), 'the import still runs').toBe(true)
    expect(Math.max(...took), `moves took ${took} ms`).toBeLessThan(2_000)
    await expect.poll(() => running(id), { timeout: 60_000 }).toBe(false)

    // by another process on the same database
    fs.writeFileSync(more, [head, ...rows.map((row) => `N${row}`)].join('\n'))
    const done = server.begin(['import', more, '--as', 'deals'])
    await expect.poll(async () => (await newest()) > id && running(await newest())).toBe(true)
    const beside = [await move(), await move(), await move()]
    expect(await running(await newest()), 'the import still runs').toBe(true)
    expect(Math.max(...beside), `moves took ${beside} ms`).toBeLessThan(2_000)
    await done
  })
})

test.describe('in German', () => {
  const said: string[] = []
  let server: Server

  test.beforeAll(async () => { server = await Server.start() })
  test.afterAll(() => server.stop())

  test('other headers, order, dates and decimals give the same figures', async ({ browser }) => {
    const context = await another(browser.newContext({ locale: 'de-DE' }), said)
    const page = await context.newPage()
    await open(page, server.url)
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await page.locator('#organisation').fill('Brandt & Söhne')
    await page.locator('#name').fill('Jana Petersen')
    await page.locator('#email').fill('jana@example.org')
    await page.locator('#password').fill(password)
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(/\/first-run$/)
    await hydrated(page)
    await page.getByRole('button', { name: 'Einrichten und importieren' }).click()
    await page.waitForURL(/\/imports\/new$/)
    for (const wanted of deutsch) await importBy(page, server, germanFiles, wanted)
    await expect(figure(page, 'Mit Hinweis')).toHaveText('2.683')
    await page.getByRole('link', { name: '8.800 Deals zeigen' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Angebote')
    await expect(countOf(page, 'Vorgemerkt')).toHaveText('500')
    await expect(countOf(page, 'Im Gespräch')).toHaveText('1.589')
    await open(page, `${server.url}/dashboard?period=2016-10-01..2017-12-31`)
    await expect(tile(page, 'Umsatz gewonnen').locator('.value')).toHaveText('10.005.534\u00a0€')
    await expect(tile(page, 'Deals gewonnen').locator('.value')).toHaveText('4.238')
    await expect(tile(page, 'Abschlussquote').locator('.value')).toHaveText('63,2\u00a0%')
    await open(page, `${server.url}/dashboard`)
    await expect(page.locator('.dash-note')).toContainText('Q4 2017')
    expect(said, 'the browser console stays silent').toEqual([])
    await context.close()
  })
})

test.describe('on a phone', () => {
  let server: Server

  test.beforeAll(async () => {
    server = await Server.start({ admin: true })
    server.run(['demo', '--clients', '100', '--deals', '500', '--events', '2000', '--seed', '3'])
  })
  test.afterAll(() => server.stop())

  test('every page is in reach of the thumb @phone', async ({ page }) => {
    await signIn(page, server)
    await open(page, `${server.url}/deals`)
    const bar = page.locator('.m-nav')
    for (const [name, address] of [['Clients', 'clients'], ['Dashboard', 'dashboard'], ['Deals', 'deals']]) {
      await bar.getByRole('link', { name }).click()
      await page.waitForURL(`**/${address}`)
      await expect(page.getByRole('heading', { level: 1 }).filter({ visible: true }).first()).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} fits`).toBeLessThanOrEqual(390)
    }
    for (const [name, address] of [['Products', 'products'], ['Settings', 'settings/organisation']]) {
      await bar.getByRole('button').click()
      await page.locator('#more').getByRole('link', { name }).click()
      await page.waitForURL(`**/${address}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} fits`).toBeLessThanOrEqual(390)
    }
  })

  test('a long press lifts a card and carries it to the next stage; a swipe scrolls @phone', async ({ page }) => {
    await signIn(page, server)
    await open(page, `${server.url}/deals`)
    const columns = page.locator('.board > .column')
    const first = columns.nth(0).locator('[data-deal]').first()
    const carried = `[data-deal="${await first.getAttribute('data-deal')}"]`
    const counts = [columns.nth(0), columns.nth(1)].map((c) => c.locator('.name .count'))
    const before = await Promise.all(counts.map((count) => count.textContent().then(Number)))
    const hand = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number, y?: number) =>
      hand.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined || y === undefined ? [] : [{ x, y }] })
    const box = await first.locator('.title').boundingBox()
    if (!box) throw new Error('the card is not in sight')
    const [x, y] = [box.x + 60, box.y + 10]

    // a swipe: the cards go up, none is lifted
    const cards = columns.nth(0).locator('.cards')
    // in one go, so that it is quicker than a long press on a busy machine, too
    const swipe = [touch('touchStart', x, y + 200)]
    for (let n = 1; n <= 10; n += 1) swipe.push(touch('touchMove', x, y + 200 - n * 20))
    await Promise.all([...swipe, touch('touchEnd')])
    await expect.poll(() => cards.evaluate((e) => e.scrollTop)).toBeGreaterThan(50)
    await expect(page.locator('body')).not.toHaveAttribute('data-dragging')
    // it still glides
    await open(page, `${server.url}/deals`)

    // a long press: the card goes with the finger, the board scrolls at its edge
    await touch('touchStart', x, y)
    await expect(page.locator('body')).toHaveAttribute('data-dragging')
    const edge = 375
    for (let n = 1; n <= 6; n += 1) await touch('touchMove', x + (edge - x) * n / 6, y + 20)
    await expect.poll(async () => (await columns.nth(1).boundingBox())?.x).toBeLessThan(120)
    await touch('touchMove', 200, y + 40)
    await touch('touchEnd')
    await expect(columns.nth(1).locator(carried)).toBeVisible()
    await expect(counts[0]).toHaveText(String(before[0] - 1))
    await expect(counts[1]).toHaveText(String(before[1] + 1))
    await expect(page.locator('.toast')).toContainText('moved')
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await expect(counts[0]).toHaveText(String(before[0]))
  })
})

/** Answers without what tells when they were given. */
function same(answers: unknown[]): unknown {
  return JSON.parse(JSON.stringify(answers, (key, value) => (['now', 'cursor', 'log'].includes(key) ? undefined : value)))
}
