import type { BrowserContext, Locator, Page } from '@playwright/test'
import { type Server, accessible, expect, guardConsole, hydrated, open, password, test } from '../support/test'

// The board: drag with mouse, finger and keys, undo, two people at once, a lost connection;
// the sheet of a deal with its lines and contacts; the table.

test.use({ file: 'deals' })

const filled = new WeakSet<Server>()
const cookies = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

/** Fills the server with demo data once, and adds a colleague. */
function fill(server: Server) {
  if (filled.has(server)) return
  filled.add(server)
  server.run(['demo', '--clients', '60', '--deals', '1000', '--events', '800', '--seed', '3'])
  server.run(['user', 'add', 'ben@example.org', '--name', 'Ben Ode', '--role', 'admin', '--password-stdin'], password)
}

/** Signs a browser in without the form, which has tests of its own. */
async function enter(context: BrowserContext, server: Server, who = 'ada') {
  fill(server)
  const key = `${server.url} ${who}`
  const known = cookies.get(key)
  if (known) return context.addCookies(known)
  const form = { email: `${who}@example.org`, password, next: '/' }
  expect((await context.request.post(`${server.url}/api/open/sign-in`, { form, maxRedirects: 0 })).status()).toBeLessThan(400)
  cookies.set(key, await context.cookies(server.url))
}

async function board(page: Page, server: Server, path = '/deals', who = 'ada') {
  await enter(page.context(), server, who)
  await open(page, server.url + path)
}

const column = (page: Page, n: number) => page.locator('.board > .column').nth(n)
const count = async (page: Page, n: number) => Number(await column(page, n).locator('header .count').innerText())
const idOf = async (card: Locator) => (await card.getAttribute('data-deal')) ?? ''
const card = (where: Locator | Page, id: string) => where.locator(`.deal[data-deal="${id}"]`)
const toast = (page: Page) => page.locator('.toast')

async function point(locator: Locator, down = 20) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('not on the page')
  return { x: box.x + box.width / 2, y: box.y + down }
}

/** Takes a card up with the mouse; where it is dropped decides the test. */
async function lift(page: Page, deal: Locator) {
  const from = await point(deal)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 12, from.y + 8)
  await expect(page.locator('.dropbar')).toBeVisible()
}

async function moveByKeys(page: Page, id: string, key: 'ArrowLeft' | 'ArrowRight') {
  await card(page, id).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press(key)
  await page.keyboard.press('Space')
}

test('a card dragged with the mouse stays where it was dropped; Undo puts it back', async ({ page, server }) => {
  await board(page, server)
  const first = column(page, 0).locator('.deal').first()
  const id = await idOf(first)
  const before = [await count(page, 0), await count(page, 2)]
  await lift(page, first)
  const to = await point(column(page, 2).locator('.deal').nth(1), 4)
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await expect(column(page, 2)).toHaveAttribute('data-over', '')
  await page.mouse.up()
  await expect(column(page, 2).locator('.deal').nth(1)).toHaveAttribute('data-deal', id)
  expect([await count(page, 0), await count(page, 2)]).toEqual([before[0] - 1, before[1] + 1])
  await expect(toast(page)).toContainText('Deal moved.')
  await page.reload()
  await hydrated(page)
  await expect(column(page, 2).locator('.deal').nth(1)).toHaveAttribute('data-deal', id)

  await page.locator('.board').evaluate((b) => b.scrollTo(0, 0))
  await card(page, id).focus()
  await page.keyboard.press('m')
  await page.locator('#move-to').getByRole('button', { name: /^Qualified/ }).click()
  await expect(column(page, 1).locator('.deal').first()).toHaveAttribute('data-deal', id)
  await toast(page).getByRole('button', { name: 'Undo' }).click()
  await expect(card(column(page, 2), id)).toBeVisible()
})

test('a card dropped on Lost asks for the reason, on Won it is closed, on the other zone it changes the pipeline', async ({ page, server }) => {
  await board(page, server)
  const drop = async (zone: string) => {
    const deal = column(page, 3).locator('.deal').first()
    const id = await idOf(deal)
    await lift(page, deal)
    const to = await point(page.locator(`[data-zone="${zone}"]`))
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await expect(page.locator(`[data-zone="${zone}"]`)).toHaveAttribute('data-over', '')
    await page.mouse.up()
    return id
  }
  const lost = await drop('lost')
  const dialog = page.locator('#lost-reason')
  const mark = dialog.getByRole('button', { name: 'Mark as lost' })
  await expect(mark).toBeDisabled()
  await expect(card(page, lost), 'nothing happens before there is a reason').toBeVisible()
  await dialog.getByRole('radio').first().check()
  await mark.click()
  await expect(card(page, lost)).toHaveCount(0)
  await expect(toast(page)).toContainText('Deal lost.')

  const won = await drop('won')
  await expect(toast(page)).toContainText('Deal won.')
  await expect(card(page, won)).toHaveCount(0)
  await toast(page).getByRole('button', { name: 'Undo' }).click()
  await expect(card(column(page, 3), won)).toBeVisible()

  const other = await drop('other')
  const groups = page.locator('#move-to .m-opts')
  await groups.nth(1).getByRole('button').first().click()
  await expect(card(page, other)).toHaveCount(0)
  await expect(toast(page)).toContainText('Deal moved.')
})

test('keys lift, move, drop and take back; each step is said', async ({ page, server }) => {
  await board(page, server)
  const said = page.locator('.board-page > .vh[role=status]')
  const first = column(page, 0).locator('.deal').first()
  const id = await idOf(first)
  await first.focus()
  await page.keyboard.press('Space')
  await expect(said).toContainText('lifted')
  await page.keyboard.press('ArrowRight')
  await expect(card(column(page, 1), id)).toBeFocused()
  await expect(said).toContainText('Qualified, position 1 of')
  await page.keyboard.press('Escape')
  await expect(card(column(page, 0), id)).toBeFocused()
  await expect(said).toContainText('Move cancelled.')
  await page.keyboard.press('ArrowDown')
  await expect(column(page, 0).locator('.deal').nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(column(page, 0).locator('.deal').nth(1)).toHaveAttribute('data-deal', id)
  await expect(toast(page)).toContainText('Deal moved.')
})

test('two people: others see a move, who is late is told, an edit and a move both succeed', async ({ page, server, browser }) => {
  await board(page, server)
  const watching = await (await browser.newContext()).newPage()
  await board(watching, server, '/deals', 'ben')
  // this one hears nothing of others
  const late = await (await browser.newContext()).newPage()
  await late.route('**/live*', (route) => route.abort())
  await board(late, server, '/deals', 'ben')

  const id = await idOf(column(page, 3).locator('.deal').first())
  await moveByKeys(page, id, 'ArrowRight')
  await expect(card(column(watching, 4), id)).toBeVisible({ timeout: 5_000 })

  await moveByKeys(late, id, 'ArrowLeft')
  await expect(toast(late)).toContainText('Ada Lindt moved this deal to “Negotiation” meanwhile.')
  await expect(card(column(late, 4), id)).toBeVisible()

  // Ada edits the deal while Ben, who saw it before, moves it
  await open(late, `${server.url}/deals`)
  await card(page, id).click()
  const sheet = page.locator('#deal')
  await sheet.getByRole('button', { name: /^Edit Title/ }).click()
  await sheet.locator('.fact-form input').fill('Edited meanwhile')
  await page.keyboard.press('Enter')
  await expect(sheet.getByRole('heading', { name: 'Edited meanwhile' })).toBeVisible()
  await moveByKeys(late, id, 'ArrowRight')
  await expect(card(column(late, 5), id)).toContainText('Edited meanwhile')
  await expect(sheet.locator('.stepper [aria-current]')).toContainText('Contract')
  await watching.context().close()
  await late.context().close()
})

test('a lost connection rolls back and says so', async ({ server, browser }) => {
  // a page of its own: a failed request is told in the console, by the browser itself
  const page = await (await browser.newContext()).newPage()
  await board(page, server)
  const id = await idOf(column(page, 1).locator('.deal').first())
  await page.route('**/api/deals/move', (route) => route.abort())
  await moveByKeys(page, id, 'ArrowRight')
  await expect(toast(page)).toContainText('could not be reached')
  await expect(column(page, 1).locator('.deal').first()).toHaveAttribute('data-deal', id)
  await page.unroute('**/api/deals/move')
  await moveByKeys(page, id, 'ArrowRight')
  await expect(toast(page)).toContainText('Deal moved.')
  await page.context().close()
})

test('deals are added in a column, or from a client', async ({ page, server, consoleSaid }) => {
  await board(page, server)
  const before = await count(page, 0)
  await column(page, 0).getByRole('button', { name: /^Add deal to/ }).click()
  await page.keyboard.press('Enter')
  await expect(page.locator('.quick-add .error, .quick-add [aria-invalid=true]').first()).toBeVisible()
  // the browser reports the refusal
  expect(consoleSaid.splice(0)).toEqual([expect.stringContaining('422')])
  await page.keyboard.type('Terrace heaters')
  await page.keyboard.press('Enter')
  await expect(column(page, 0).locator('.deal').first()).toContainText('Terrace heaters')
  expect(await count(page, 0)).toBe(before + 1)
  await expect(page.locator('.quick-add input').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('.quick-add')).toHaveCount(0)

  const link = await column(page, 1).locator('.deal:has(.client)').first()
  const name = await link.locator('.client').innerText()
  await link.click()
  const href = await page.locator('#deal .crumb-line a').getAttribute('href')
  await open(page, `${server.url}/deals/new?client=${href?.split('/').pop()}`)
  await expect(page.locator('.quick-add [role=combobox]')).toHaveValue(name)
  await page.locator('.quick-add input').first().fill('From the card')
  await page.keyboard.press('Enter')
  await expect(column(page, 0).locator('.deal').first()).toContainText(name)
  await expect(page).toHaveURL(/\/deals$/)
})

test('filters stand in the address: back, reload and a link keep them', async ({ page, server }) => {
  await board(page, server)
  const all = await count(page, 0)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.locator('#board-filter').getByLabel('Amount from').fill('5000')
  await page.locator('#board-filter footer').getByRole('button', { name: 'Show deals' }).click()
  await expect(page).toHaveURL(/from=500000/)
  await expect.poll(() => count(page, 0)).toBeLessThan(all)
  const some = await count(page, 0)
  await page.getByRole('button', { name: 'My deals' }).click()
  await expect(page).toHaveURL(/mine=1/)
  await page.goBack()
  await expect.poll(() => count(page, 0)).toBe(some)
  await page.reload()
  await hydrated(page)
  expect(await count(page, 0)).toBe(some)
  await expect(page.locator('.toolbar')).toContainText('from €5,000')
  await open(page, `${server.url}/deals?q=nothing-has-this-name`)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect.poll(() => count(page, 0)).toBe(all)
})

test('the sheet: facts, products, contacts, keys, neighbours, back', async ({ page, server }) => {
  await board(page, server)
  const cards = column(page, 1).locator('.deal:has(.client)')
  const id = await idOf(cards.first())
  // the second press of a double click must not close what the first one opened
  await cards.first().dblclick()
  const sheet = page.locator('#deal')
  await expect(sheet).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`deal=${id}`))

  await sheet.getByRole('button', { name: /^Edit Source/ }).click()
  await sheet.locator('.fact-form input').fill('Trade fair')
  await page.keyboard.press('Enter')
  await expect(sheet.getByRole('button', { name: 'Edit Source: Trade fair' })).toBeVisible()

  const lines = sheet.locator('.d-lines')
  const had = await lines.locator('tbody tr').count()
  await lines.getByRole('button', { name: 'Product', exact: true }).click()
  const add = async (nth: number, quantity: string, price: string) => {
    await lines.getByRole('combobox').click()
    await lines.locator('[role=option]:not([aria-disabled])').nth(nth).click()
    await lines.getByLabel('Qty').fill(quantity)
    await lines.getByLabel('Price').fill(price)
    await page.keyboard.press('Enter')
  }
  await add(0, '2', '1,500')
  await expect(lines.locator('tbody tr')).toHaveCount(had + 2)
  await add(1, '1.5', '100')
  await expect(lines.locator('tbody tr')).toHaveCount(had + 3)
  await expect(lines).toContainText('€3,000.00')
  await expect(lines).toContainText('€150.00')
  await page.keyboard.press('Escape')
  await expect(sheet, 'Escape leaves the form, not the sheet').toBeVisible()
  await lines.locator('tbody .fact-edit').last().click()
  await lines.getByLabel('Qty').fill('3')
  await page.keyboard.press('Enter')
  await expect(lines).toContainText('€300.00')
  await lines.locator('tbody .fact-edit').last().click()
  await lines.getByRole('button', { name: 'Remove' }).click()
  await expect(lines.locator('tbody tr')).toHaveCount(had + 1)
  await lines.getByRole('button', { name: 'Use as amount' }).click()
  await expect(lines.getByRole('button', { name: 'Use as amount' })).toHaveCount(0)
  const total = (await lines.locator('tfoot .money').innerText()).replace(/\.\d\d$/, '')
  await expect(sheet.locator('.d-amount')).toHaveText(total)

  const side = sheet.locator('.panel', { hasText: 'Contacts' })
  const people = await side.locator('li').count()
  await side.getByRole('button', { name: 'Add contact' }).click()
  await side.getByRole('combobox').fill('a')
  await side.locator('[role=option]:not([aria-disabled])').first().click()
  await side.getByLabel('Role').fill('Decides')
  await page.keyboard.press('Enter')
  await expect(side.locator('li')).toHaveCount(people + 1)
  await expect(side).toContainText('Decides')
  await side.locator('li', { hasText: 'Decides' }).getByRole('button', { name: /More actions/ }).click()
  await side.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(side.locator('li')).toHaveCount(people)
  await toast(page).getByRole('button', { name: 'Undo' }).click()
  await expect(side).toContainText('Decides')

  await sheet.getByRole('button', { name: 'Next deal' }).click()
  await expect(page).not.toHaveURL(new RegExp(`deal=${id}$`))
  await page.keyboard.press('k')
  await expect(page).toHaveURL(new RegExp(`deal=${id}`))
  await expect(sheet.getByRole('button', { name: 'Edit Source: Trade fair' })).toBeVisible()
  await page.keyboard.press('w')
  await expect(sheet.locator('.crumb-line')).toContainText('Won')
  await toast(page).getByRole('button', { name: 'Undo' }).click()
  await expect(sheet.locator('.crumb-line')).not.toContainText('Won')
  await page.goBack()
  await expect(sheet).toBeHidden()
  await expect(page).toHaveURL(/\/deals$/)

  await open(page, `${server.url}/deals?deal=${id}`)
  await expect(sheet.getByRole('button', { name: 'Edit Source: Trade fair' })).toBeVisible()
  await accessible(page, 'the sheet of a deal')
})

test('the table sorts, filters, sums, and opens sheets', async ({ page, server }) => {
  await board(page, server, '/deals?view=table')
  const amounts = () => page.locator('.dl-table tbody td.money').evaluateAll((cells) =>
    cells.map((c) => Number(c.textContent?.replace(/[^\d]/g, '') ?? '')).slice(0, 12))
  await page.getByRole('button', { name: /Amount/ }).first().click()
  await expect(page).toHaveURL(/sort=amount/)
  await expect.poll(async () => {
    const shown = await amounts()
    return shown.length > 5 && shown.every((n, i) => i === 0 || shown[i - 1] >= n)
  }).toBe(true)
  const foot = page.locator('.list-foot')
  const all = await foot.innerText()
  await page.getByRole('button', { name: 'Won', exact: true }).click()
  await expect(page).toHaveURL(/status=won/)
  await expect.poll(() => foot.innerText()).not.toBe(all)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.locator('#table-filter').getByLabel('Amount from').fill('10000')
  await page.locator('#table-filter footer').getByRole('button', { name: 'Show deals' }).click()
  await expect(page.locator('.toolbar')).toContainText('from €10,000')
  await page.locator('.dl-table tbody a.name').first().click()
  const sheet = page.locator('#deal')
  await expect(sheet.locator('.crumb-line')).toContainText('Won')
  await expect(sheet.locator('.d-neighbours')).toContainText('1 of')
  // a won deal of any pipeline is opened again from here
  await sheet.getByRole('button', { name: 'Reopen' }).click()
  await expect(sheet.locator('.crumb-line')).not.toContainText('Won')
  await toast(page).getByRole('button', { name: 'Undo' }).click()
  await expect(sheet.locator('.crumb-line')).toContainText('Won')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(page).toHaveURL(/view=table.*status=won/)
  await accessible(page, 'the table of deals')
})

test('the board has no findings of axe, in both themes', async ({ page, server }) => {
  for (const theme of ['light', 'dark']) {
    await page.context().addCookies([{ name: 'kundig_theme', value: theme, url: server.url }])
    await board(page, server)
    await accessible(page, `the board, ${theme}`)
  }
})

test('@phone one stage at a time; a card is moved by its menu or by a long press', async ({ page, server }) => {
  await board(page, server)
  for (const width of [390, 360]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
  const first = column(page, 0).locator('.deal').first()
  const id = await idOf(first)
  await first.getByRole('button', { name: 'Move' }).tap()
  await page.locator('#move-to .m-opts button').nth(1).tap()
  await page.locator('.m-tabs button').nth(1).tap()
  await expect(card(column(page, 1), id)).toBeInViewport()
  await expect(page.locator('.m-tabs button').nth(1)).toHaveAttribute('aria-pressed', 'true')

  // a finger that rests lifts the card; one that moves at once scrolls
  const touch = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  const cards = column(page, 1).locator('.deal')
  const second = await idOf(cards.nth(1))
  const from = await point(card(page, id), 30)
  await send('touchStart', from)
  await expect(page.locator('.dropbar')).toBeVisible()
  const under = await point(cards.nth(1), 140)
  for (const y of [from.y + 30, under.y - 20, under.y]) await send('touchMove', { x: from.x, y })
  await expect(page.locator('.placeholder')).toBeVisible()
  await send('touchEnd')
  await expect(cards.first()).toHaveAttribute('data-deal', second)
  await expect(cards.nth(1)).toHaveAttribute('data-deal', id)

  const start = await point(cards.nth(1), 60)
  await send('touchStart', start)
  for (const up of [15, 60, 140]) await send('touchMove', { x: start.x, y: start.y - up })
  await expect(page.locator('.dropbar')).toHaveCount(0)
  await send('touchEnd')
  expect(await column(page, 1).locator('.cards').evaluate((c) => c.scrollTop)).toBeGreaterThan(0)
})

test('@phone the sheet in parts, with its actions in reach of the thumb', async ({ page, server }) => {
  await board(page, server)
  const first = column(page, 0).locator('.deal').first()
  const id = await idOf(first)
  await first.locator('.title').tap()
  const sheet = page.locator('#deal')
  await expect(sheet.locator('.d-story')).toBeVisible()
  await sheet.locator('.d-parts button', { hasText: 'Details' }).tap()
  await expect(sheet.getByRole('button', { name: /^Edit Source/ })).toBeVisible()
  await expect(sheet.locator('.d-story')).toBeHidden()
  await sheet.locator('footer').getByRole('button', { name: 'Note' }).tap()
  await expect(sheet.locator('#deal-add-note textarea')).toBeFocused()
  await accessible(page, 'the sheet on a phone')
  await sheet.locator('footer').getByRole('button', { name: 'Lost' }).tap()
  await page.locator('#lost-reason').getByRole('radio').first().check()
  await page.locator('#lost-reason').getByRole('button', { name: 'Mark as lost' }).tap()
  await expect(sheet.locator('.crumb-line')).toContainText('Lost')
  await toast(page).getByRole('button', { name: 'Undo' }).tap()
  await expect(sheet.locator('.crumb-line')).not.toContainText('Lost')
  await page.goBack()
  await expect(sheet).toBeHidden()
  await expect(card(page, id)).toBeVisible()
  await open(page, `${server.url}/deals?view=table`)
  await expect(page.locator('.dl-table a.name').first()).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
