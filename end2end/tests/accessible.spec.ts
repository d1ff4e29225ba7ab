import AxeBuilder from '@axe-core/playwright'
import { Server, expect, open, password, realFiles, signIn, test } from '../support/test'
import { ask } from '../support/job'
import type { Cookie, Page } from '@playwright/test'
import fs from 'node:fs'
import path from 'node:path'

// Axe finds nothing and the console stays silent, on every page and dialog there is, on a
// desktop and on a phone: in English in the light, in German in the dark.

/** Brings something up on a page. */
type Bring = (page: Page) => Promise<void>

/** An address, and the dialogs that come up there. */
interface Place { name: string; at: string; there?: string; dialogs?: Record<string, Bring> }

/** The records that the places show. */
interface Shown { company: number; person: number; deal: number; draft: string; done: string; invitation: string }

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

const command = () => crypto.randomUUID().replaceAll('-', '')
const comes = (page: Page, selector: string) => expect(page.locator(selector), selector).toBeVisible()
const key = (key: string, selector: string): Bring => async (page) => {
  await page.keyboard.press(key)
  await comes(page, selector)
}
const onCard = (letter: string, selector: string): Bring => async (page) => {
  await page.locator('[data-deal]').first().focus()
  await key(letter, selector)(page)
}
const click = (button: string, selector: string): Bring => async (page) => {
  await page.locator(button).filter({ visible: true }).first().click()
  await comes(page, selector)
}

const places = (shown: Shown): Place[] => [
  { name: 'board', at: '/deals', dialogs: {
    'move to': onCard('m', 'dialog#move-to'),
    'lost reason': onCard('l', 'dialog#lost-reason'),
    filters: key('f', 'dialog[open]'),
    'quick add': key('c', '.quick-add'),
  } },
  { name: 'deal', at: `/deals?deal=${shown.deal}`, there: '#deal .stepper' },
  { name: 'deals table', at: '/deals?view=table' },
  { name: 'clients', at: '/clients' },
  { name: 'new client', at: '/clients/new', there: 'dialog[open]' },
  { name: 'company', at: `/clients/${shown.company}` },
  { name: 'person', at: `/clients/${shown.person}` },
  { name: 'products', at: '/products' },
  { name: 'new product', at: '/products/new', there: 'dialog[open]' },
  { name: 'dashboard', at: '/dashboard', there: '.forecast' },
  { name: 'imports', at: '/imports' },
  { name: 'new import', at: '/imports/new' },
  { name: 'columns of an import', at: `/imports/${shown.draft}`, there: '.map-table' },
  { name: 'finished import', at: `/imports/${shown.done}`, there: '.run-read .ledger' },
  { name: 'first run, later', at: '/first-run' },
  { name: 'organisation', at: '/settings/organisation' },
  { name: 'people', at: '/settings/people', dialogs: { 'new team': click('.page-head .btn', '#team'), 'new person': click('.page-head .btn.primary', '#person') } },
  { name: 'pipelines', at: '/settings/pipelines', dialogs: { 'new pipeline': click('.page-head .btn', 'dialog[open]') } },
  { name: 'rates', at: '/settings/rates' },
  { name: 'account', at: '/settings/account', dialogs: {
    shortcuts: key('?', '#shortcuts'),
    palette: async (page) => {
      await key('Control+k', 'dialog.palette')(page)
      await page.keyboard.type('an')
      await comes(page, 'dialog.palette [role=option] >> nth=0')
    },
    more: click('.m-nav button', '#more'),
    'my menu': click('.me-btn', '[role=menu]:popover-open'),
  } },
]

/** What axe and the console have to say of a page, or of the dialog over it. */
async function look(page: Page, name: string, said: string[], found: string[], part?: string) {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  if (part) axe.include(part)
  const { violations } = await axe.analyze()
  for (const v of violations) for (const n of v.nodes.slice(0, 4)) found.push(`${name}: ${v.id} at ${n.target.join(' ')}`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wide > 0) found.push(`${name}: scrolls sideways by ${wide} px`)
  for (const line of said.splice(0)) found.push(`${name}: console says ${line}`)
}

test.use({ contextOptions: { reducedMotion: 'reduce' }, trace: 'off' })

let server: Server
/** Without anybody, and without a preset. */
let fresh: Server
let begun: Server
let shown: Shown
let cookies: Cookie[]

/** Cookies know no ports: the second server that somebody is signed in to goes by another name. */
const begunUrl = () => begun.url.replace('127.0.0.1', 'localhost')

test.beforeAll(async ({ browser }) => {
  fresh = await Server.start()
  begun = await Server.start({ admin: true })
  server = await Server.start({ admin: true })
  server.run(['demo', '--clients', '40', '--deals', '60', '--events', '300', '--seed', '7'])
  const deals = path.join(server.dir, 'deals.csv')
  fs.writeFileSync(deals, fs.readFileSync(path.join(realFiles, 'sales_pipeline.csv'), 'utf8').split('\n').slice(0, 300).join('\n'))
  const page = await browser.newPage()
  await signIn(page, server)
  const upload = (file: string) => page.evaluate(async ([name, text]) => {
    const answer = await fetch(`/upload/import?name=${name}&as=`, { method: 'POST', body: text })
    return answer.text()
  }, [path.basename(file), fs.readFileSync(file, 'utf8')] as const)
  for (const [file, kind] of [['accounts', 'clients'], ['products', 'products'], ['sales_teams', 'users']]) {
    server.run(['import', path.join(realFiles, `${file}.csv`), '--as', kind])
  }
  const draft = await upload(deals)
  server.run(['import', deals, '--as', 'deals'])
  const imports = await ask<{ id: number; state: string }[]>(page, 'imports/list', {})
  const first = async (kind: string) => (await ask<{ rows: { id: number }[] }>(page, 'clients/page', { query: { kind } })).rows[0].id
  const board = await ask<{ columns: { cards: { id: number }[] }[] }>(page, 'deals/board', { asked: {} })
  const user = await ask<number>(page, 'team/add', { input: { command: command(), name: 'Tom Adler', email: null, role: 'sales', team: null } })
  const invited = await ask<{ token: string }>(page, 'team/invite', { input: { command: command(), id: user } })
  shown = {
    company: await first('company'),
    person: await first('person'),
    deal: board.columns.flatMap((c) => c.cards)[0].id,
    draft,
    done: String(imports.find((i) => i.state === 'done')?.id),
    invitation: invited.token,
  }
  await open(page, `${begunUrl()}/sign-in`)
  await page.locator('#email').fill('ada@example.org')
  await page.locator('#password').fill(password)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL(/first-run/)
  cookies = (await page.context().cookies()).filter((c) => !['kundig_lang', 'kundig_theme'].includes(c.name))
  await page.close()
})
test.afterAll(async () => {
  await server.stop()
  await fresh.stop()
  await begun.stop()
})

for (const [lang, theme] of [['en', 'light'], ['de', 'dark']] as const) {
  test(`every page in ${lang} and ${theme}`, async ({ page, context, consoleSaid }) => {
    test.setTimeout(300_000)
    const found: string[] = []
    for (const url of [server.url, begunUrl()]) {
      await context.addCookies([{ name: 'kundig_lang', value: lang, url }, { name: 'kundig_theme', value: theme, url }])
    }
    const visit = async (base: string, { name, at, there, dialogs = {} }: Place) => {
      await page.setViewportSize(sizes.desktop)
      await open(page, base + at)
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport)
        if (there) await comes(page, there)
        await look(page, `${name}, ${size}`, consoleSaid, found)
        for (const [dialog, bring] of Object.entries(dialogs)) {
          if ((dialog === 'more') === (size === 'desktop') && ['more', 'my menu'].includes(dialog)) continue
          await bring(page)
          await look(page, `${name}, ${dialog}, ${size}`, consoleSaid, found, dialog === 'quick add' ? '.quick-add' : ':is(dialog[open], [role=menu]:popover-open)')
          await page.keyboard.press('Escape')
        }
      }
      expect.soft(found.splice(0), name).toEqual([])
    }
    await visit(fresh.url, { name: 'set-up', at: '/' })
    await visit(server.url, { name: 'sign-in', at: '/sign-in' })
    await visit(server.url, { name: 'invitation', at: `/invitation/${shown.invitation}` })
    await context.addCookies(cookies)
    await visit(begunUrl(), { name: 'first run', at: '/first-run' })
    for (const place of places(shown)) await visit(server.url, place)
  })
}
