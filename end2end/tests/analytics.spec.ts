import { Server, accessible, expect, hydrated, open, realFiles, signIn, test } from '../support/test'
import fs from 'node:fs'
import path from 'node:path'

// The dashboard on the real files: the figures, the chart and the table behind it, a
// change made elsewhere, filters in the address, the phone.

const kinds = { accounts: 'clients', products: 'products', sales_teams: 'users', sales_pipeline: 'deals' } as const

interface Row { agent: string; stage: string; closed: string; value: number }

/** The rows of the deals file; closing dates as YYYY-MM-DD. */
function rows(): Row[] {
  const lines = fs.readFileSync(path.join(realFiles, 'sales_pipeline.csv'), 'utf8').trim().split(/\r?\n/).slice(1)
  return lines.map((line) => {
    const cells = line.split(',')
    const [month, day, year] = cells[6].split('/')
    return { agent: cells[1], stage: cells[4], closed: year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '', value: Number(cells[7] || 0) }
  })
}

const inQuarter = (row: Row) => row.closed >= '2017-10-01' && row.closed <= '2017-12-31'
const euros = (n: number) => `€${n.toLocaleString('en-US')}`

let server: Server

test.beforeAll(async () => {
  server = await Server.start({ admin: true })
  for (const [file, kind] of Object.entries(kinds)) server.run(['import', path.join(realFiles, `${file}.csv`), '--as', kind])
})
test.afterAll(() => server.stop())
test.beforeEach(({ page }) => signIn(page, server))

test('opens on the newest quarter with closed deals, and every figure is right', async ({ page }) => {
  const closed = rows().filter(inQuarter)
  const won = closed.filter((r) => r.stage === 'Won')
  await open(page, `${server.url}/dashboard`)
  await expect(page.getByText('Q4 2017', { exact: false }).first()).toBeVisible()
  const tile = (name: string) => page.locator('.stat', { hasText: name })
  await expect(tile('Revenue won').locator('.value')).toHaveText(euros(won.reduce((sum, r) => sum + r.value, 0)))
  await expect(tile('Deals won').locator('.value')).toHaveText(won.length.toLocaleString('en-US'))
  await expect(tile('Win rate').locator('.value')).toHaveText(`${(won.length / closed.length * 100).toFixed(1)}\u00a0%`)
  await expect(page.locator('.winrate > li')).toHaveCount(6)
  await expect(page.locator('.agents tbody tr')).toHaveCount(new Set(closed.map((r) => r.agent)).size)
  await accessible(page, 'dashboard')

  await open(page, `${server.url}/dashboard?period=2016-10-01..2017-12-31`)
  await expect(tile('Revenue won').locator('.value')).toHaveText('€10,005,534')
  await expect(tile('Deals won').locator('.value')).toHaveText('4,238')
  await expect(tile('Win rate').locator('.value')).toHaveText('63.2\u00a0%')
})

test('charts are drawn, and have a table behind them', async ({ page }) => {
  await open(page, `${server.url}/dashboard`)
  const chart = page.locator('.forecast .echart')
  await expect(chart.locator('svg')).toBeVisible()
  await expect(chart).toHaveAttribute('aria-label', /Won by month from Jan\s2017 to Dec\s2017/)
  await page.locator('.forecast').getByRole('button', { name: 'Show as table' }).click()
  await expect(page.locator('.forecast .behind table')).toBeVisible()
  await expect(chart).toBeHidden()
  await page.locator('.forecast tbody a').last().click()
  await page.waitForURL(/\/deals\?view=table.*status=won&closed_from=2017-12-01&closed_to=2017-12-31/)
})

test('a figure leads to the deals behind it: as many, and the same sum', async ({ page }) => {
  const won = rows().filter(inQuarter).filter((r) => r.stage === 'Won')
  const foot = page.locator('.list-foot')
  await open(page, `${server.url}/dashboard`)
  await page.locator('a.stat', { hasText: 'Revenue won' }).click()
  await page.waitForURL(/\/deals\?/)
  await expect(foot).toContainText(`${won.length.toLocaleString('en-US')} deals`)
  await expect(foot).toContainText(euros(won.reduce((sum, r) => sum + r.value, 0)))
  await page.goBack()
  const agent = won.filter((r) => r.agent === 'Darcel Schlecht')
  await page.locator('.agents tbody a', { hasText: 'Darcel Schlecht' }).click()
  await page.waitForURL(/\/deals\?.*owner=/)
  await expect(foot).toContainText(euros(agent.reduce((sum, r) => sum + r.value, 0)))
  await page.goBack()
  await page.locator('.funnel').getByRole('button', { name: 'Show as table' }).click()
  const step = page.locator('.funnel .behind tbody tr').last()
  const count = (await step.locator('td').first().textContent())?.trim() ?? ''
  await step.locator('a').click()
  await page.waitForURL(/\/deals\?/)
  await expect(foot).toContainText(`${count} deals`)
})

test('an owner, and a period that is past', async ({ page }) => {
  const theirs = rows().filter(inQuarter).filter((r) => r.agent === 'Darcel Schlecht')
  const won = theirs.filter((r) => r.stage === 'Won')
  const tile = (name: string) => page.locator('.stat', { hasText: name }).locator('.value')
  await open(page, `${server.url}/dashboard`)
  await page.locator('.dash-filters').getByRole('button', { name: /Owner/ }).click()
  await page.getByRole('menuitemradio', { name: 'Darcel Schlecht' }).click()
  await page.waitForURL(/owner=\d+/)
  await expect(tile('Deals won')).toHaveText(String(won.length))
  await expect(tile('Win rate')).toHaveText(`${(won.length / theirs.length * 100).toFixed(1)}\u00a0%`)
  await expect(page.locator('.agents tbody tr')).toHaveCount(1)
  await page.reload()
  await hydrated(page)
  await expect(tile('Deals won'), 'the address keeps the question').toHaveText(String(won.length))
})

test('filters stand in the address, and the back button takes them back', async ({ page }) => {
  await open(page, `${server.url}/dashboard`)
  await page.locator('.dash-filters').getByRole('button', { name: /Team/ }).click()
  await page.getByRole('menuitemradio').nth(1).click()
  await page.waitForURL(/team=\d+/)
  await expect(page.locator('.winrate > li')).toHaveCount(1)
  await page.goBack()
  await expect(page.locator('.winrate > li')).toHaveCount(6)
})

test('a change made elsewhere shows within two seconds, without reload', async ({ page }) => {
  await open(page, `${server.url}/dashboard`)
  const value = page.locator('.stat', { hasText: 'Deals won' }).locator('.value')
  const before = Number((await value.textContent())?.replace(/\D/g, ''))
  await page.evaluate(() => { document.body.dataset.same = 'page' })
  const file = path.join(server.dir, 'late.csv')
  fs.writeFileSync(file, 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n'
    + 'LATE0001,Moses Frase,GTX Basic,Cancity,Won,10/20/2017,12/13/2017,1000\nLATE0002,Moses Frase,GTX Basic,Cancity,Lost,10/21/2017,12/14/2017,0\n')
  server.run(['import', file, '--as', 'deals'])
  await expect(value).toHaveText((before + 1).toLocaleString('en-US'), { timeout: 2_000 })
  await expect(page.locator('body')).toHaveAttribute('data-same', 'page')
})

test('fits a phone @phone', async ({ page }) => {
  await open(page, `${server.url}/dashboard`)
  await hydrated(page)
  await expect(page.locator('.funnel .behind')).toBeVisible()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  await accessible(page, 'dashboard on a phone')
})
