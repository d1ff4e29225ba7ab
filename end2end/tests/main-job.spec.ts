import { Server, accessible, expect, germanFiles, guardConsole, hydrated, open, password, realFiles, test } from '../support/test'
import path from 'node:path'

// What a firm does on its first day, on real files: set-up → preset → import → board →
// drag → a colleague sees it → card → undo → the same files again: nothing differs.

const files = ['accounts', 'products', 'sales_teams', 'sales_pipeline'] as const

test.describe.configure({ mode: 'serial' })
