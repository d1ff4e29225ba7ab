import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, type Page, expect, test as base } from '@playwright/test'
import { Server, password } from './server'

export { expect, password }
export { Server, germanFiles, realFiles } from './server'

/** Listens to a page's console: any error or warning fails the test that asked for the page. */
export function guardConsole(page: Page, said: string[]) {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => said.push(`error: ${error.message}`))
}

/**
 * Tests with a server of their file's own (`server`), and pages whose console must stay silent.
 * A file names itself by `test.use({ file: '…' })`: for another value there is another worker,
 * so that files that run one after the other never meet each other's data.
 */
export const test = base.extend<{ consoleSaid: string[] }, { file: string; server: Server }>({
  file: ['', { scope: 'worker', option: true }],
  server: [async ({ file }, use) => {
    expect(file, 'the file names itself').not.toBe('')
    const server = await Server.start({ admin: true })
    await use(server)
    await server.stop()
  }, { scope: 'worker', timeout: 60_000 }],
  consoleSaid: async ({}, use) => {
    const said: string[] = []
    await use(said)
    expect(said, 'the browser console stays silent').toEqual([])
  },
  context: async ({ context, consoleSaid }, use) => {
    context.on('page', (page) => guardConsole(page, consoleSaid))
    await use(context)
  },
})

/** Waits until the WebAssembly has taken over the page. */
export async function hydrated(page: Page) {
  await expect(page.locator('html[data-hydrated]')).toBeAttached({ timeout: 30_000 })
}

/** Opens an address and waits until the page is alive. */
export async function open(page: Page, url: string) {
  await page.goto(url)
  await hydrated(page)
}

/** Signs in by the form. */
export async function signIn(page: Page, server: Server, email = 'ada@example.org', secret = password) {
  await open(page, `${server.url}/sign-in`)
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(secret)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await hydrated(page)
}

/** Signs a browser in without the form, which has tests of its own. */
export async function enter(context: BrowserContext, server: Server, email = 'ada@example.org') {
  const answer = await context.request.post(`${server.url}/api/open/sign-in`, { form: { email, password, next: '/' } })
  expect(answer.ok(), 'signed in').toBe(true)
}

/** A signed-in context of another person or browser. */
export async function another(browserContext: Promise<BrowserContext> | BrowserContext, said: string[]) {
  const context = await browserContext
  context.on('page', (page) => guardConsole(page, said))
  return context
}

/** Axe finds nothing. */
export async function accessible(page: Page, name: string) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.slice(0, 5).map((n) => n.target.join(' ')).join('\n  ')}`)
  expect(found, `axe on ${name}`).toEqual([])
}
