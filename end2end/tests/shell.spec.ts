import { type BrowserContext, type Page } from '@playwright/test'
import { type Server, accessible, expect, hydrated, open, password, signIn, test } from '../support/test'
import fs from 'node:fs'
import path from 'node:path'

// The frame around every page: palette, keys, language, theme, a session that ends, the phone.

test.use({ file: 'shell' })

test.beforeAll(({ server }) => {
  const bring = (name: string, kind: string, text: string) => {
    const file = path.join(server.dir, name)
    fs.writeFileSync(file, text)
    server.run(['import', file, '--as', kind])
  }
  bring('firms.csv', 'clients', 'Company,City,Phone\nBäckerei Mühlhäuser GmbH,Goslar,+49 5321 4477\nMühlhof Café,Celle,\nStahlbau Kranz AG,Hagen,\n')
  bring('deals.csv', 'deals', 'Title,Client,Stage,Amount,Opened on\nCounters for eleven branches,Bäckerei Mühlhäuser GmbH,New,42300,2026-09-01\n'
    + 'Lights for the hall,Stahlbau Kranz AG,Offer,6900,2026-09-02\n')
})

const palette = (page: Page) => page.locator('dialog.palette')
const options = (page: Page) => palette(page).getByRole('option')

test('the palette finds, narrows and remembers, all by keyboard', async ({ page, server }) => {
  await signIn(page, server)
  await open(page, `${server.url}/dashboard`)
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeVisible()
  await expect(palette(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type('muehl')
  await expect(palette(page).locator('.found')).toHaveText('3 found')
  await expect(options(page).first()).toContainText('Mühlh')
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  await accessible(page, 'palette')

  await palette(page).getByRole('button', { name: 'Deals 1' }).click()
  await expect(options(page)).toHaveCount(1)
  await expect(options(page)).toContainText('Counters for eleven branches')
  await expect(palette(page).getByRole('combobox'), 'typing goes on').toBeFocused()
  await palette(page).getByRole('button', { name: 'All' }).click()
  await page.keyboard.press('ArrowDown')
  const second = options(page).nth(1)
  await expect(second).toHaveAttribute('aria-selected', 'true')
  const name = (await second.locator('.trunc').textContent()) ?? ''
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/clients\/\d+/)
  await expect(palette(page)).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)

  await page.keyboard.press('Control+k')
  await expect(options(page).first(), 'what was opened last comes first').toContainText(name)
  await page.keyboard.type('short')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('xyzxyz')
  await expect(palette(page)).toContainText('Nothing found')
})

test('single keys lead on, and can be switched off', async ({ page, server }) => {
  await signIn(page, server)
  await open(page, `${server.url}/dashboard`)
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await page.keyboard.press('?')
  await expect(list).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page, 'a dialog owns the keys').toHaveURL(/\/dashboard/)
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.waitForURL(/\/clients$/)

  await open(page, `${server.url}/settings/account`)
  const keys = page.getByRole('switch', { name: /single key/ })
  await expect(keys).toBeChecked()
  await keys.uncheck()
  await page.reload()
  await hydrated(page)
  await expect(keys, 'kept').not.toBeChecked()
  await page.locator('h1').first().click()
  await page.keyboard.press('?')
  await page.keyboard.press('Control+k')
  await expect(palette(page), 'search is no single key').toBeVisible()
  await expect(list).toBeHidden()
  await page.keyboard.press('Escape')
  await keys.check()
  await page.locator('h1').first().click()
  await page.keyboard.press('?')
  await expect(list).toBeVisible()
})

test('language goes with the person, appearance with the browser, and both stay', async ({ page, server, browser }) => {
  server.run(['user', 'add', 'li@example.org', '--name', 'Li Okafor', '--role', 'sales', '--password-stdin'], password)
  await signIn(page, server, 'li@example.org')
  await page.locator('.me-btn').click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.locator('.me-btn').click()
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await hydrated(page)
  await expect(page.locator('.rail')).toContainText('Einstellungen')
  const sent = await (await page.request.get(`${server.url}/dashboard`)).text()
  expect(sent, 'the first paint is dark already').toMatch(/<html[^>]* data-theme="dark"/)

  const elsewhere = await browser.newContext({ locale: 'en-GB' })
  const other = await elsewhere.newPage()
  await signIn(other, server, 'li@example.org')
  await expect(other.locator('html'), 'in another browser as well').toHaveAttribute('lang', 'de')
  await expect(other.locator('html')).not.toHaveAttribute('data-theme', 'dark')
  await elsewhere.close()
})

test('what a message offers can be taken over an open sheet', async ({ page, server }) => {
  await signIn(page, server)
  await open(page, `${server.url}/deals`)
  await page.locator('.deal', { hasText: 'Counters' }).click()
  const sheet = page.locator('dialog.sheet[open]')
  await expect(sheet.locator('.stepper [aria-current]')).toContainText('New')
  await sheet.locator('.stepper button', { hasText: 'Offer' }).click()
  await expect(sheet.locator('.stepper [aria-current]')).toContainText('Offer')
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
  await expect(sheet.locator('.stepper [aria-current]')).toContainText('New')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(page.locator('.toast'), 'it stays when the sheet closes').toBeVisible()
})

test('an address that leads nowhere says so inside the frame', async ({ page, server, consoleSaid }) => {
  await signIn(page, server)
  const answer = await page.goto(`${server.url}/nowhere`)
  expect(answer?.status()).toBe(404)
  await hydrated(page)
  await expect(page.locator('.rail')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Page not found' }).first()).toBeAttached()
  await accessible(page, 'not found')
  consoleSaid.splice(0, consoleSaid.length, ...consoleSaid.filter((line) => !line.includes('404')))
})

test.describe('a session that ends', () => {
  let browserContext: BrowserContext
  /** What the console said beside the refusals that are meant here. */
  const said: string[] = []

  test.beforeEach(async ({ browser }) => {
    browserContext = await browser.newContext()
    browserContext.on('page', (page) => page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (401|422)/.test(message.text())) said.push(message.text())
    }))
  })
  test.afterEach(async () => {
    await browserContext.close()
    expect(said.splice(0)).toEqual([])
  })

  /** Two tabs of one browser; something is typed in the first. */
  async function twoTabs(server: Server) {
    const first = await browserContext.newPage()
    await signIn(first, server)
    await open(first, `${server.url}/settings/account`)
    await first.getByLabel('Name', { exact: true }).fill('Ada Lindt-Meyer')
    const second = await browserContext.newPage()
    await open(second, `${server.url}/dashboard`)
    return [first, second] as const
  }

  test('in another tab: told, signed in again in place, nothing typed is lost', async ({ server }) => {
    const [first, second] = await twoTabs(server)
    await second.locator('.me-btn').click()
    await second.getByRole('menuitem', { name: 'Sign out' }).click()
    await second.waitForURL(/\/sign-in/)
    await first.bringToFront()
    const dialog = first.getByRole('dialog', { name: 'You were signed out' })
    await expect(dialog).toBeVisible({ timeout: 5_000 })
    await accessible(first, 'signed out')
    await first.keyboard.press('Escape')
    await expect(dialog, 'it is not passed by').toBeVisible()
    await dialog.getByLabel('Password', { exact: true }).fill('not-my-password-1')
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await expect(dialog).toContainText('E-mail or password is wrong.')
    await dialog.getByLabel('Password', { exact: true }).fill(password)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await expect(dialog).toBeHidden()
    await expect(first.getByLabel('Name', { exact: true })).toHaveValue('Ada Lindt-Meyer')
    await first.getByRole('button', { name: 'Save' }).click()
    await expect(first.locator('.me-btn')).toHaveAccessibleName(/Ada Lindt-Meyer/)
  })

  test('a tab that waits goes on when another one signs in, and becomes another person’s when they do', async ({ server }) => {
    server.run(['user', 'add', 'noor@example.org', '--name', 'Noor Haas', '--role', 'sales', '--password-stdin'], password)
    const [first, second] = await twoTabs(server)
    await second.locator('.me-btn').click()
    await second.getByRole('menuitem', { name: 'Sign out' }).click()
    const dialog = first.getByRole('dialog', { name: 'You were signed out' })
    await expect(dialog).toBeVisible({ timeout: 5_000 })
    await signIn(second, server)
    await expect(dialog, 'the same person').toBeHidden()
    await expect(first.getByLabel('Name', { exact: true })).toHaveValue('Ada Lindt-Meyer')
    await second.locator('.me-btn').click()
    await second.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(dialog).toBeVisible({ timeout: 5_000 })
    await signIn(second, server, 'noor@example.org')
    await expect(first.locator('.me-btn'), 'somebody else').toHaveAccessibleName(/Noor Haas/)
  })

  test('found out by an answer: the next click asks for the password, and then works', async ({ server }) => {
    const page = await browserContext.newPage()
    await signIn(page, server)
    await open(page, `${server.url}/settings/account`)
    await browserContext.clearCookies({ name: /kundig$|session/ })
    await page.getByLabel('Name', { exact: true }).fill('Ada Lindt')
    await page.getByRole('button', { name: 'Save' }).click()
    const dialog = page.getByRole('dialog', { name: 'You were signed out' })
    await dialog.getByLabel('Password', { exact: true }).fill(password)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('.me-btn')).toHaveAccessibleName(/Ada Lindt:/)
  })
})

test('the phone has everything in its bottom bar and in More @phone', async ({ page, server }) => {
  await signIn(page, server)
  await open(page, `${server.url}/dashboard`)
  await page.locator('.page-head').getByRole('button', { name: /Search/ }).tap()
  await expect(palette(page)).toBeVisible()
  await page.keyboard.type('kranz')
  await expect(options(page).first()).toContainText('Stahlbau Kranz AG')
  await accessible(page, 'palette on a phone')
  await palette(page).getByRole('button', { name: 'Close' }).first().tap()
  await expect(palette(page)).toBeHidden()

  const more = page.locator('.m-nav').getByRole('button', { name: 'More' })
  await more.tap()
  const sheet = page.locator('#more')
  await expect(sheet).toBeVisible()
  await accessible(page, 'more')
  for (const item of await sheet.locator('a, button').all()) {
    expect((await item.boundingBox())?.height, await item.textContent() ?? '').toBeGreaterThanOrEqual(40)
  }
  await sheet.getByRole('button', { name: 'Dark' }).tap()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await sheet.getByRole('link', { name: 'Products' }).tap()
  await page.waitForURL(/\/products$/)
  await expect(sheet).toBeHidden()
  for (const at of ['/settings/account', '/settings/organisation', '/imports', '/imports/new', '/dashboard']) {
    await open(page, server.url + at)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), at).toBeLessThanOrEqual(390)
  }
  await more.tap()
  await sheet.getByRole('button', { name: 'Sign out' }).tap()
  await page.waitForURL(/\/sign-in/)
})
