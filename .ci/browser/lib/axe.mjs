import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
const shownPerRule = 5

export const injectAxe = page => page.addScriptTag({ content: source })

export async function axe(page) {
  const violations = await page.evaluate(async tags => {
    const result = await window.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    })
    return result.violations.map(({ id, help, nodes }) => ({
      id, help, nodes: nodes.map(node => `${node.target.join(' ')} ${node.html.slice(0, 100)}`),
    }))
  }, tags)
  return violations.flatMap(({ id, help, nodes }) => [
    ...nodes.slice(0, shownPerRule).map(node => `${id}: ${help}: ${node}`),
    ...(nodes.length > shownPerRule ? [`${id}: and ${nodes.length - shownPerRule} more`] : []),
  ])
}
