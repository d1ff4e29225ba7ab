import { type Locator, type Page, expect } from '@playwright/test'
import path from 'node:path'
import { hydrated, open } from './test'
import type { Server } from './server'

/** A file that goes in through the wizard, and what it is found to be. */
export interface Import { file: string; kind: 'clients' | 'products' | 'users' | 'deals'; rows: number; columns: number; title: string }

/** A figure of a ledger, by the words before it. */
export const figure = (part: Page | Locator, words: string) => part.locator('.ledger > li', { hasText: words }).locator('b')

/** A number as the page's language writes it. */
export const grouped = (n: number, lang = 'en') => n.toLocaleString(lang === 'de' ? 'de-DE' : 'en-US')

/** Brings a file in through the wizard, nothing touched: file, columns, preview, dry run, run, ledger. */
export async function importBy(page: Page, server: Server, folder: string, wanted: Import) {
  const lang = await page.locator('html').getAttribute('lang') ?? 'en'
  const [created, all] = lang === 'de' ? ['Angelegt', 'Zeilen in der Datei'] : ['Created', 'Rows in the file']
  const n = grouped(wanted.rows, lang)
  if (!page.url().endsWith('/imports/new')) await open(page, `${server.url}/imports/new`)
  await page.locator('input[type=file]').setInputFiles(path.join(folder, wanted.file))
  await page.waitForURL(/\/imports\/\d+$/, { timeout: 30_000 })
  await expect(page.getByRole('heading', { level: 1 }), 'what the rows are is found out').toHaveText(wanted.title)
  await expect(page.locator('.map-table tbody tr')).toHaveCount(wanted.columns)
  await expect(page.locator('.peek tbody tr').first()).toBeVisible()
  await expect(figure(page.locator('.dry'), created)).toHaveText(n, { timeout: 30_000 })
  await expect(figure(page.locator('.dry'), all)).toHaveText(n)
  await page.locator('.go .btn.primary').click()
  await expect(page.locator('.run-read .wide .btn, .run-read .panel .ledger').first()).toBeVisible({ timeout: 60_000 })
  const ledger = page.locator('.run-read .panel').first()
  await expect(figure(ledger, created)).toHaveText(n)
  await expect(figure(ledger, all)).toHaveText(n)
}

/** Drags with the mouse, as a hand does: down, away, over, up. */
export async function dragTo(page: Page, from: Locator, to: Locator, at: { x?: number; y?: number } = {}) {
  const start = await from.boundingBox()
  const end = await to.boundingBox()
  if (!start || !end) throw new Error('nothing to drag, or nowhere to drag it')
  await page.mouse.move(start.x + 30, start.y + 20)
  await page.mouse.down()
  await page.mouse.move(start.x + 45, start.y + 26, { steps: 3 })
  await page.mouse.move(end.x + (at.x ?? end.width / 2), end.y + (at.y ?? 30), { steps: 8 })
  await page.mouse.up()
}

/** Asks a server function as the page's person; the answer. */
export async function ask<T>(page: Page, name: string, body: unknown): Promise<T> {
  return page.evaluate(async ([name, body]) => {
    const answer = await fetch(`/api/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }, [name, body] as const)
}
