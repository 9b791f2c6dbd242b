// Who may import whom: docs and README show the same table. Whatever a row does not list is forbidden, packages
// included; imports of types count like any other. `node scripts/check.mjs` runs this, tests/unit/import-rules.test.ts
// shows that every rule bites.

const CLIENT_PACKAGES = ['react', 'react-dom', '@tanstack/react-query', '@babel/runtime']
const TARO = '@tarojs/taro'
const TARO_COMPONENTS = '@tarojs/components'
const VALIDATOR = 'valibot'
const CLOUDBASE_SDK = '@cloudbase/node-sdk'

/**
 * @typedef {object} Room
 * @property {string} name the rule's name in reports
 * @property {string} from files of the room (regular expression; its groups are $1, $2 … in `folders`)
 * @property {string} [except] files in it that another row describes
 * @property {string[]} folders where its imports may lead, besides the room itself
 * @property {string[] | 'any'} packages which packages it may import; 'any' includes Node's own modules
 * @property {string} because
 */

/** @type {Room[]} */
const rooms = [
  {
    name: 'domain-is-pure',
    from: '^src/domain/',
    folders: ['^src/domain/'],
    packages: [],
    because: 'rules take values and return values: no I/O, clock, randomness, Taro or validator',
  },
  {
    name: 'contract-knows-domain-only',
    from: '^src/contract/',
    folders: ['^src/contract/', '^src/domain/'],
    packages: [VALIDATOR],
    because: 'the words between client and server run on both sides',
  },
  {
    name: 'transport-knows-contract-only',
    from: '^src/transport/',
    except: '^src/transport/.*[.](weapp|h5)[.]tsx?$',
    folders: ['^src/transport/', '^src/contract/'],
    packages: ['react', '@tanstack/react-query'],
    because: 'how a call travels is decided in its platform files; its hooks hand answers to screens',
  },
  {
    name: 'transport-platform-files-add-taro',
    from: '^src/transport/.*[.](weapp|h5)[.]tsx?$',
    folders: ['^src/transport/', '^src/contract/'],
    packages: [TARO],
    because: 'a platform file adds Taro or fetch, nothing else',
  },
  {
    name: 'platform-touches-the-device-only',
    from: '^src/platform/',
    folders: ['^src/platform/'],
    packages: [...CLIENT_PACKAGES, TARO, TARO_COMPONENTS, 'qrcode'],
    because: 'camera, player, visibility and storage know nothing of the product',
  },
  {
    name: 'ui-knows-no-feature',
    from: '^src/ui/',
    folders: ['^src/ui/'],
    packages: [...CLIENT_PACKAGES, TARO_COMPONENTS],
    because: 'small components are shared by all features',
  },
  {
    name: 'features-stay-apart',
    from: '^src/features/([^/]+)/',
    folders: ['^src/features/$1/', '^src/(domain|contract|transport|platform|ui)/'],
    packages: [...CLIENT_PACKAGES, TARO_COMPONENTS],
    because: 'a feature can be read, changed and deleted alone; the device is behind src/platform',
  },
  {
    name: 'pages-mount-features',
    from: '^src/pages/',
    folders: ['^src/pages/', '^src/features/'],
    packages: ['react'],
    because: 'a route file mounts one screen',
  },
  {
    name: 'app-wires-the-edges',
    from: '^src/app[.]',
    folders: ['^src/app[.]', '^src/(transport|platform|ui)/'],
    packages: [...CLIENT_PACKAGES, TARO],
    because: 'the entry holds no logic',
  },
  {
    name: 'functions-stay-apart',
    from: '^cloudfunctions/(?!platform/)([^/]+)/',
    folders: ['^cloudfunctions/$1/', '^cloudfunctions/platform/', '^src/(domain|contract)/'],
    packages: 'any',
    because: "a caller's folder is a trust boundary",
  },
  {
    name: 'function-platform-knows-no-caller',
    from: '^cloudfunctions/platform/',
    folders: ['^cloudfunctions/platform/', '^src/(domain|contract)/'],
    packages: 'any',
    because: 'it is bundled into every caller',
  },
  {
    name: 'emulator-knows-contract-only',
    from: '^emulator/',
    folders: ['^emulator/', '^src/contract/', '^sample/load[.]ts$'],
    packages: 'any',
    because: 'it runs the built functions as the cloud does, without looking inside',
  },
  {
    name: 'admin-speaks-the-contract',
    from: '^admin/',
    folders: ['^admin/', '^src/(domain|contract)/'],
    packages: 'any',
    because: 'operators reach the system by its operations alone',
  },
  {
    name: 'sample-speaks-the-contract',
    from: '^sample/',
    folders: ['^sample/', '^src/(domain|contract)/'],
    packages: 'any',
    because: 'sample people come in by the same operations as real ones',
  },
  {
    name: 'scripts-know-no-product-code',
    from: '^scripts/',
    folders: ['^scripts/', '^src/(domain|contract)/'],
    packages: 'any',
    because: 'they build and check; they must start before anything is built',
  },
]

const ANY_PACKAGE = '^(node_modules/|node:)'

/** @param {string} name */
function packagePath(name) {
  return `^node_modules/(@types/)?${name}/`
}

/** @param {Room} room */
function ruleOf({ name, from, except, folders, packages, because }) {
  const allowed = packages === 'any' ? [...folders, ANY_PACKAGE] : [...folders, ...packages.map(packagePath)]
  return {
    name,
    severity: 'error',
    comment: because,
    from: { path: from, ...(except === undefined ? {} : { pathNot: except }) },
    to: { pathNot: allowed, couldNotResolve: false, ...(packages === 'any' ? { dependencyTypesNot: ['core'] } : {}) },
  }
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms.map(ruleOf),
    {
      name: 'domain-siblings-by-index',
      severity: 'error',
      comment: 'a domain folder shows the others what its index exports',
      from: { path: '^src/domain/([^/]+)/' },
      to: { path: '^src/domain/[^/]+/', pathNot: ['^src/domain/$1/', '^src/domain/[^/]+/index[.]ts$'] },
    },
    {
      name: 'sdk-behind-one-door',
      severity: 'error',
      comment: 'cloudfunctions/platform/cloudbase is the only code that imports the CloudBase SDK',
      from: { pathNot: ['^cloudfunctions/platform/cloudbase/', '^(tests|benchmark)/'] },
      to: { path: packagePath(CLOUDBASE_SDK) },
    },
    {
      name: 'every-file-has-a-room',
      severity: 'error',
      comment: 'a file outside the rooms above is judged by no rule: move it into one, or add a row',
      from: { pathNot: [...rooms.map(({ from }) => from), '^(tests|benchmark)/'] },
      to: {},
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'modules that import each other cannot be read apart',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      comment: 'the rules above cannot judge what they cannot find',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.weapp.ts', '.weapp.tsx', '.h5.ts', '.h5.tsx', '.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
}
