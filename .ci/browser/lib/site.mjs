import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, posix, sep } from 'node:path'

export function findPages(dir) {
  return readdirSync(dir, { recursive: true })
    .map(name => name.split(sep).join('/'))
    .filter(name => name.endsWith('.html') && statSync(join(dir, name)).isFile())
    .sort()
}

export function onePerDirectory(pages) {
  const first = new Map()
  for (const page of pages) {
    const directory = posix.dirname(page)
    if (!first.has(directory) || posix.basename(page) === 'index.html') first.set(directory, page)
  }
  return [...first.values()]
}

// Pages that show all the rest's kinds of element: each brings a tag and class that none before it had.
export function oneOfEachKind(dir, pages) {
  const known = new Set()
  return pages.filter(page => {
    const before = known.size
    const html = readFileSync(join(dir, page), 'utf8')
    for (const [, tag, attributes] of html.matchAll(/<(\w+)([^>]*)>/g)) {
      known.add(`${tag} ${attributes.match(/\bclass="?([^">]*)/)?.[1] ?? ''}`)
    }
    return known.size > before
  })
}

// The file that a plain web server answers with, as a path below dir, or undefined.
export function fileFor(dir, pathname) {
  let name
  try {
    name = decodeURIComponent(pathname).replace(/^\/+/, '')
  } catch {
    return undefined
  }
  if (name.includes('\0')) return undefined
  const isFile = path => statSync(join(dir, path), { throwIfNoEntry: false })?.isFile()
  if (name !== '' && !name.endsWith('/') && isFile(name)) return name
  const index = posix.join(name, 'index.html')
  return isFile(index) ? index : undefined
}

export function urlPath(page) {
  return '/' + page.split('/').map(encodeURIComponent).join('/')
}
