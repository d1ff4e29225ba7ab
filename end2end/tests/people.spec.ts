import { Server, accessible, another, expect, hydrated, open, password, signIn, test } from '../support/test'

// Set-up by a visitor at the server's machine, presets, signing in and out, invitations,
// teams, one's own account.

test.describe.configure({ mode: 'serial' })

let fresh: Server

/** Browsers report each refused request; these were meant. */
const forgive = (said: string[]) => {
  const others = said.filter((line) => !/status of 4(22|01|04)/.test(line))
  said.splice(0, said.length, ...others)
}

test.beforeAll(async () => { fresh = await Server.start() })
test.afterAll(async () => { await fresh.stop() })

test('a fresh server leads to the set-up, and from there to the presets', async ({ page, consoleSaid }) => {
  await open(page, fresh.url)
  await expect(page).toHaveURL(/\/set-up$/)
  await accessible(page, 'set-up')
  await page.locator('#organisation').fill('Brandt & Söhne')
  await page.locator('#zone').selectOption('Europe/Berlin')
  await page.locator('#name').fill('Jana Petersen')
  await page.locator('#email').fill('jana@example.org')
  await page.locator('#password').fill('password1234')
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('#password-error')).toBeVisible()
  await page.locator('#password').fill(password)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL(/\/first-run$/)
  await hydrated(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Brandt & Söhne')
  await accessible(page, 'first run')
  await page.locator('input[value=services]').check()
  await page.locator('footer .btn.primary').click()
  await page.waitForURL(/\/deals/)
  forgive(consoleSaid)
})

test('a wrong password says no more than that; the right one leads back', async ({ page, consoleSaid }) => {
  await open(page, `${fresh.url}/settings/pipelines`)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await accessible(page, 'sign-in')
  await page.locator('#email').fill('jana@example.org')
  await page.locator('#password').fill('not-this-one-at-all')
  const refused = page.waitForResponse((r) => r.url().endsWith('/api/open/sign-in'))
  await page.locator('form button[type=submit]').click()
  expect((await refused).status()).toBe(422)
  await expect(page.locator('#password-error')).toBeVisible()
  await page.locator('#password').fill(password)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL(/\/settings\/pipelines$/)
  forgive(consoleSaid)
})

test('sign-in works without script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${fresh.url}/settings/account`)
  await page.locator('#email').fill('jana@example.org')
  await page.locator('#password').fill('not-this-one-at-all')
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('#password-error')).toBeVisible()
  expect(page.url()).not.toContain('not-this-one')
  await page.locator('#email').fill('jana@example.org')
  await page.locator('#password').fill(password)
  await page.locator('form button[type=submit]').click()
  await expect(page).toHaveURL(/\/settings\/account$/)
  await context.close()
})

test('a stage is renamed and added; the board has it', async ({ page }) => {
  await signIn(page, fresh, 'jana@example.org')
  await open(page, `${fresh.url}/settings/pipelines`)
  await accessible(page, 'pipelines')
  await page.locator('#n0').fill('First talk')
  await page.getByRole('button', { name: 'Add stage' }).click()
  await expect(page.locator('.save-bar b')).toHaveText('2 changes')
  await page.locator('.save-bar .btn.primary').click()
  await expect(page.locator('.save-bar')).toHaveCount(0)
  await expect(page.locator('#n0')).toHaveValue('First talk')
})

test('a colleague is invited by link, joins, and is let go', async ({ page, browser, consoleSaid }) => {
  await signIn(page, fresh, 'jana@example.org')
  await open(page, `${fresh.url}/settings/people`)
  await accessible(page, 'people')
  await page.getByRole('button', { name: 'Add person' }).click()
  await page.locator('#person-name').fill('Tom Adler')
  await page.locator('#person form button[type=submit]').click()
  const link = await page.locator('#invite-link').inputValue()
  await page.keyboard.press('Escape')

  const context = await another(browser.newContext(), consoleSaid)
  const theirs = await context.newPage()
  await open(theirs, link)
  await accessible(theirs, 'invitation')
  await theirs.locator('#email').fill('tom@example.org')
  await theirs.locator('#password').fill('umbrella-on-the-roof')
  await theirs.locator('form button[type=submit]').click()
  await theirs.waitForURL((url) => !url.pathname.startsWith('/invitation'))
  await theirs.goto(`${fresh.url}/settings/people`)
  await expect(theirs).toHaveURL(/\/settings\/account$/)
  await theirs.goto(link)
  await expect(theirs.locator('main')).toContainText('expired')

  await open(page, `${fresh.url}/settings/people`)
  await page.getByRole('row', { name: /Tom Adler/ }).getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('button', { name: 'Deactivate' }).click()
  await expect(page.locator('.toast')).toContainText('Tom Adler')
  await theirs.goto(`${fresh.url}/settings/account`)
  await expect(theirs).toHaveURL(/\/sign-in/)
  forgive(consoleSaid)
  await context.close()
})

test('language stays with the person', async ({ page, browser, consoleSaid }) => {
  await signIn(page, fresh, 'jana@example.org')
  await open(page, `${fresh.url}/settings/account`)
  await accessible(page, 'account')
  await page.locator('.set-work').getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  const context = await another(browser.newContext(), consoleSaid)
  const elsewhere = await context.newPage()
  await signIn(elsewhere, fresh, 'jana@example.org')
  await expect(elsewhere.locator('html')).toHaveAttribute('lang', 'de')
  await context.close()
})
