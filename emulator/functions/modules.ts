// Loads a built function. Its code runs in this realm, but with its own Date (the emulated clock), process (its own
// environment), console and network, handed in as parameters of the module wrapper. Files beside it that it requires
// are wrapped alike; packages of Node are the real ones.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'

export interface Surroundings {
  readonly Date: DateConstructor
  readonly process: NodeJS.Process
  readonly console: Console
  readonly fetch: typeof fetch
  /** Modules of Node that are replaced, by the name they are required with. */
  readonly modules: Readonly<Record<string, unknown>>
}

interface LoadedModule {
  exports: unknown
}

export function loadModule(entry: string, surroundings: Surroundings): unknown {
  const folder = path.dirname(fs.realpathSync(entry))
  const loaded = new Map<string, LoadedModule>()
  const names = ['Date', 'process', 'console', 'fetch']
  const values = [surroundings.Date, surroundings.process, surroundings.console, surroundings.fetch]

  function load(file: string): unknown {
    const known = loaded.get(file)
    if (known !== undefined) return known.exports
    const module: LoadedModule = { exports: {} }
    loaded.set(file, module)
    if (file.endsWith('.json')) module.exports = JSON.parse(fs.readFileSync(file, 'utf8'))
    else run(file, module)
    return module.exports
  }

  function run(file: string, module: LoadedModule): void {
    const code = fs.readFileSync(file, 'utf8')
    const wrapper = vm.compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname', ...names], { filename: file })
    wrapper.call(module.exports, module.exports, requireFrom(file), module, file, path.dirname(file), ...values)
  }

  function requireFrom(file: string): NodeJS.Require {
    const realRequire = createRequire(file)
    function requireGuarded(name: string): unknown {
      if (name in surroundings.modules) return surroundings.modules[name]
      if (name === 'process' || name === 'node:process') return surroundings.process
      const target = name.startsWith('.') || path.isAbsolute(name) ? realRequire.resolve(name) : undefined
      const isOwn = target !== undefined && target.startsWith(folder + path.sep) && /\.(js|cjs|json)$/.test(target)
      return isOwn ? load(target) : realRequire(name)
    }
    return Object.assign(requireGuarded, { resolve: realRequire.resolve, cache: {}, extensions: {}, main: undefined }) as unknown as NodeJS.Require
  }

  return load(fs.realpathSync(entry))
}

/** The process a function sees: the real one, with its own environment, and unable to end the emulator. */
export function processWith(environment: Readonly<Record<string, string>>): NodeJS.Process {
  const own: Record<string, string> = { ...environment }
  const exit = (): never => {
    throw new Error('A function may not end its process')
  }
  return new Proxy(process, {
    get(target, name) {
      if (name === 'env') return own
      if (name === 'exit' || name === 'abort' || name === 'kill') return exit
      const value: unknown = Reflect.get(target, name, target)
      return value
    },
  })
}
