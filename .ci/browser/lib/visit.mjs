import { axe, injectAxe } from './axe.mjs'
import { keyboard } from './keyboard.mjs'
import { linksAndIds } from './links.mjs'
import { listening } from './network.mjs'
import { overflow } from './overflow.mjs'
import { redline } from './redline.mjs'
import { urlPath } from './site.mjs'
import { structure } from './structure.mjs'

const narrow = { width: 320, height: 640 }
const wide = { width: 1280, height: 900 }

// The page as readers get it, with its own CSP in force.
export function visitAsReader(page, origin, name, shoot) {
  return listening(page, origin, async heard => {
    // Narrow is where pages break, and repainting after each Tab is cheapest there.
    await page.setViewportSize(narrow)
    await page.goto(origin + urlPath(name))
    const read = await structure(page)
    const known = await linksAndIds(page)
    const found = {
      ...read, ...await redline(page), overflow: await overflow(page), ...await keyboard(page),
    }
    if (shoot) for (const size of [narrow, wide]) await shoot(page, size)
    found.console = heard.console
    found.csp = [...read.csp, ...heard.csp]
    found.external = [...read.external, ...heard.external]
    return { found, known }
  })
}

// The page in a context that bypasses its CSP, because axe is an injected script.
export function visitWithAxe(page, origin, name, everyLook) {
  return listening(page, origin, async heard => {
    await page.goto(origin + urlPath(name))
    await injectAxe(page)
    const found = {}
    for (const { look, size, media } of everyLook ? [...light, ...darkAndPrint] : light) {
      await page.setViewportSize(size)
      await page.emulateMedia(media)
      found[`axe ${look}`] = await axe(page)
    }
    found['external without CSP'] = heard.external
    return found
  })
}

const screen = colorScheme => ({ media: 'screen', colorScheme })
const light = [
  { look: 'light 320', size: narrow, media: screen('light') },
  { look: 'light 1280', size: wide, media: screen('light') },
]
const darkAndPrint = [
  { look: 'dark 1280', size: wide, media: screen('dark') },
  { look: 'dark 320', size: narrow, media: screen('dark') },
  { look: 'print', size: wide, media: { media: 'print', colorScheme: 'light' } },
]
