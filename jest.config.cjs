// Four projects; `node scripts/test.mjs` runs them as stages. Types are checked apart, by tsc.

const PROJECT_NAMES = ['unit', 'ui', 'weapp', 'e2e']

refuseStrayProjectNames(process.argv)

/**
 * `--selectProjects unit tests/unit/exam` reads the path as one more project and silently runs the whole of `unit`.
 * @param {string[]} words
 */
function refuseStrayProjectNames(words) {
  const start = words.indexOf('--selectProjects') + 1
  if (start === 0) return
  const end = words.findIndex((word, index) => index >= start && word.startsWith('-'))
  const strays = words.slice(start, end === -1 ? undefined : end).filter((word) => !PROJECT_NAMES.includes(word))
  if (strays.length === 0) return
  throw new Error(`jest takes ${strays.join(' ')} for project names. Write: npx jest ${strays.join(' ')}`)
}

/** @param {{ tsx?: boolean }} options */
function swc({ tsx = false } = {}) {
  return [
    '@swc/jest',
    {
      sourceMaps: 'inline',
      jsc: {
        parser: { syntax: 'typescript', tsx },
        target: 'es2022',
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs', ignoreDynamic: false },
    },
  ]
}

// packages that ship nothing but ES modules, which jest cannot require
const ES_MODULE_PACKAGES = ['@sparticuz/chromium', 'mp4box', 'unpdf']

// exported for `import` alone
const ES_MODULE_FILES = { '^unpdf/pdfjs$': '<rootDir>/node_modules/unpdf/dist/pdfjs.mjs' }

const base = {
  rootDir: __dirname,
  moduleNameMapper: ES_MODULE_FILES,
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testPathIgnorePatterns: ['/node_modules/'],
  transform: { '\\.tsx$': swc({ tsx: true }), '\\.(ts|[cm]?js)$': swc() },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULE_PACKAGES.join('|')})/)`],
}

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testEnvironment: 'node',
      // whatever is no other project's is run here: no test file is left out by its folder's name
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, '<rootDir>/tests/(ui|weapp|e2e|soak)/'],
    },
    {
      ...base,
      displayName: 'ui',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/ui/**/*.test.{ts,tsx}'],
      // of a platform pair the browser's file
      moduleFileExtensions: ['h5.tsx', 'h5.ts', 'tsx', 'ts', 'js', 'mjs', 'cjs', 'json', 'node'],
      moduleNameMapper: {
        ...ES_MODULE_FILES,
        '^@tarojs/components$': '<rootDir>/tests/ui/stubs/components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/ui/stubs/taro.ts',
        '\\.(css|scss|png|jpg|svg)$': '<rootDir>/tests/ui/stubs/file.cjs',
      },
    },
    { ...base, displayName: 'weapp', testEnvironment: 'node', testMatch: ['<rootDir>/tests/weapp/**/*.test.ts'] },
    { ...base, displayName: 'e2e', testEnvironment: 'node', testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'] },
  ],
}
