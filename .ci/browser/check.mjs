// node check.mjs DIR [SHOTS]: exit 0 when every check passes, 1 with findings, 2 on wrong use.
import { mkdirSync, realpathSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { brokenLinks } from './lib/links.mjs'
import { stopExternal } from './lib/network.mjs'
import { Report } from './lib/report.mjs'
import { serve } from './lib/server.mjs'
import { findPages, oneOfEachKind, onePerDirectory } from './lib/site.mjs'
import { visitAsReader, visitWithAxe } from './lib/visit.mjs'
import { vnu } from './lib/vnu.mjs'

const [site, shots] = process.argv.slice(2)
if (!site || !statSync(site, { throwIfNoEntry: false })?.isDirectory()) {
  console.error('usage: check.mjs DIR [SHOTS], DIR an existing folder')
  process.exit(2)
}
const dir = realpathSync(site)
if (shots) mkdirSync(shots, { recursive: true })

const report = new Report()
const pages = findPages(dir)
const directories = onePerDirectory(pages)
// Dark and print cost more than all other checks together, and a site may have a directory for each page.
const everyLook = new Set([...directories.slice(0, 12), ...oneOfEachKind(dir, pages)])
// Pages of one kind come from one template: of a large site, axe looks at every third.
const tested = new Set(pages.length > 60 ? [...everyLook, ...pages.filter((_, i) => i % 3 === 0)] : pages)
const shown = new Set(directories)
const known = new Map()
report.check('index.html', 'site', pages.includes('index.html') ? [] : [`not in ${dir}`])

const markup = vnu(dir)
const { origin, close } = await serve(dir)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
try {
  // Motion would let a check see a style half way to where it is going.
  const reader = await browser.newContext({ reducedMotion: 'reduce', colorScheme: 'light' })
  const tester = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true })
  await stopExternal(tester, origin)
  const queue = [...pages]
  const work = async () => {
    // Kept from page to page: a new tab costs more than most of the checks.
    let tabs
    for (let name; (name = queue.shift()) !== undefined;) {
      tabs ??= [await reader.newPage(), await tester.newPage()]
      try {
        await check(name, ...tabs)
      } catch (error) {
        report.check(name, 'load', [String(error)])
        await Promise.all(tabs.map(tab => tab.close()))
        tabs = undefined
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work))
} finally {
  await browser.close()
  close()
}

for (const { page, link, fragment } of brokenLinks(dir, origin, known)) {
  report.check(page, 'link', link)
  report.check(page, 'fragment', fragment)
}
const errors = await markup
if (errors) for (const page of new Set([...pages, ...errors.keys()])) report.check(page, 'vnu', errors.get(page) ?? [])
else console.error('no java: markup not checked by vnu')

report.print(line => console.log(line))
process.exitCode = report.failures.length > 0 ? 1 : 0

async function check(name, readerTab, testerTab) {
  const seen = await visitAsReader(readerTab, origin, name, shoot(name))
  known.set(name, seen.known)
  const found = { ...seen.found, ...(tested.has(name) ? await visitWithAxe(testerTab, origin, name, everyLook.has(name)) : {}) }
  for (const [rule, findings] of Object.entries(found)) report.check(name, rule, findings)
}

function shoot(name) {
  if (!shots || !shown.has(name)) return undefined
  return async (page, size) => {
    const file = `${name.replace(/\.html$/, '').replaceAll('/', '_')}-${size.width}.png`
    // The keyboard walk ends somewhere down the page with a ring around it.
    await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0) })
    await page.setViewportSize(size)
    await page.screenshot({ path: join(shots, file), fullPage: true })
  }
}
