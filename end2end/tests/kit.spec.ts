import { accessible, enter, expect, open, test } from '../support/test'
import type { Page } from '@playwright/test'

// The kit in its gallery: keyboard, focus, both themes and languages, both sizes.

test.use({ file: 'kit' })
// The frame around the gallery listens for changes, which wants a session.
test.beforeEach(({ context, server }) => enter(context, server))

const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText?.trim() ?? '')
const isOpen = (page: Page, id: string) => page.locator(id).evaluate((dialog: HTMLDialogElement) => dialog.open)

for (const [theme, lang] of [['light', 'en'], ['dark', 'de']] as const) {
  for (const size of ['', ' @phone']) {
    test(`axe finds nothing in the gallery, ${theme} and ${lang}${size}`, async ({ page, context, server }) => {
      await context.addCookies([
        { name: 'kundig_theme', value: theme, url: server.url },
        { name: 'kundig_lang', value: lang, url: server.url },
      ])
      await open(page, `${server.url}/kit`)
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      await accessible(page, `/kit in ${theme}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scrolling').toBe(true)
    })
  }
}

test('a menu is worked with the keyboard', async ({ page, server }) => {
  await open(page, `${server.url}/kit`)
  const deal = page.locator('button[popovertarget=kit-menu]')
  await deal.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Follow')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => focused(page)).toBe('Delete')
  await page.keyboard.press('m')
  await expect.poll(() => focused(page)).toContain('Move to')
  await page.keyboard.press('Escape')
  await expect(deal).toBeFocused()
})

test('dialogs and sheets open, take the focus and give it back', async ({ page, server }) => {
  await open(page, `${server.url}/kit`)
  const dialog = page.locator('button:text-is("Dialog")')
  await dialog.click()
  await expect.poll(() => isOpen(page, '#kit-dialog')).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => isOpen(page, '#kit-dialog')).toBe(false)
  await expect(dialog).toBeFocused()
  await page.locator('button:text-is("Sheet")').click()
  await expect(page.locator('#s-name')).toBeFocused()
  await page.mouse.click(200, 400)
  await expect.poll(() => isOpen(page, '#kit-sheet')).toBe(false)
})

test('a toast offers undo and another takes its place', async ({ page, server }) => {
  await open(page, `${server.url}/kit`)
  await page.locator('button:text-is("With undo")').click()
  await page.locator('.toast button:text-is("Undo")').click()
  await expect(page.locator('.toast')).toHaveText(/Taken back/)
  await expect(page.locator('.toast')).toHaveCount(1)
})

test('the combobox finds, chooses, creates and restores', async ({ page, server }) => {
  await open(page, `${server.url}/kit`)
  const client = page.locator('#f-client')
  await client.click()
  await expect(page.locator('#f-client-list [role=option]')).toHaveCount(4)
  await client.pressSequentially('mühl')
  await expect(page.locator('#f-client-list [role=option]')).toHaveCount(3)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(client).toHaveValue('Mühlenhof Café')
  await client.fill('Neue Firma')
  await expect(page.locator('#f-client-list [role=option]')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(client).toHaveValue('Neue Firma')
  await client.fill('something else')
  await page.keyboard.press('Tab')
  await expect(client).toHaveValue('Neue Firma')
})

test('amounts are read in both ways of writing, and refused in words', async ({ page, server }) => {
  await open(page, `${server.url}/kit`)
  const amount = page.locator('#f-amount')
  await amount.fill('1.054,5')
  await page.keyboard.press('Tab')
  await expect(amount).toHaveValue('1,054.50')
  await amount.fill('12k')
  await page.keyboard.press('Tab')
  await expect(page.locator('#f-amount-error')).toBeVisible()
  await amount.fill('')
  await expect(page.locator('#f-amount-error')).toBeHidden()
})

test('single keys work outside fields only; ? lists them', async ({ page, server }) => {
  await open(page, `${server.url}/kit`)
  await page.locator('#f-company').focus()
  await page.keyboard.press('?')
  expect(await isOpen(page, '#shortcuts')).toBe(false)
  await page.locator('h1').click()
  await page.keyboard.press('?')
  await expect.poll(() => isOpen(page, '#shortcuts')).toBe(true)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.locator('dialog.palette input')).toBeFocused()
  await page.keyboard.type('clie')
  await expect(page.locator('dialog.palette [role=option]')).toHaveCount(1)
})

test('theme and language are kept', async ({ page, server }) => {
  await open(page, `${server.url}/kit`)
  await page.locator('.me-btn').click()
  await page.locator('[role=menuitemradio]:has-text("Dark")').click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.locator('.me-btn').click()
  await page.locator('[role=menuitemradio]:has-text("Deutsch")').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the phone has its bar, and More holds the rest @phone', async ({ page, server }) => {
  await open(page, `${server.url}/kit`)
  await expect(page.locator('.rail')).toBeHidden()
  await page.locator('.m-nav button').click()
  await expect.poll(() => isOpen(page, '#more')).toBe(true)
  await expect(page.locator('#more a[href="/settings"]')).toBeVisible()
})
