import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

// Errors by page, or undefined where there is no Java to run the checker with.
export async function vnu(dir) {
  const { missing, text } = await run('java',
    ['-jar', jar, '--errors-only', '--skip-non-html', '--format', 'json', dir])
  if (missing) return undefined
  const found = new Map()
  for (const { url, message, lastLine } of JSON.parse(text).messages) {
    const page = url ? relative(dir, fileURLToPath(url)) : '(vnu)'
    found.set(page, [...(found.get(page) ?? []), `line ${lastLine ?? '?'}: ${message}`])
  }
  return found
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let text = ''
    child.stderr.setEncoding('utf8').on('data', part => { text += part })
    child.on('error', error => error.code === 'ENOENT' ? resolve({ missing: true }) : reject(error))
    child.on('close', () => resolve({ missing: false, text }))
  })
}
