const ours = '^(server|miniprogram|scripts|tests)/'
const feature = '^server/src/([^/]+)/'
const notFeatures = '^server/src/(platform|demo)/'

/** The boundaries of docs/architecture.md, as rules. @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one file, or there is a third one between them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-stands-alone',
      comment: 'shared holds contracts and pure rules: no server, no mini-program.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: ours },
    },
    {
      name: 'shared-does-no-io',
      comment: 'Rules get time and data handed in, so that every side can run them.',
      severity: 'error',
      from: { path: '^shared/src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'The platform serves features it has never heard of.',
      severity: 'error',
      from: { path: '^server/src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/', pathNot: '^server/src/platform/' },
    },
    {
      name: 'feature-through-its-door',
      comment: "A feature reaches another only through that feature's index.ts, or reacts to its events.",
      severity: 'error',
      from: { path: feature, pathNot: notFeatures },
      to: { path: feature, pathNot: [notFeatures, '^server/src/$1/', '^server/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'nothing-reaches-up-to-main',
      comment: 'main.ts and app.ts put the features together; a feature does not know who runs it.',
      severity: 'error',
      from: { path: feature },
      to: { path: '^server/src/(main|app)\\.ts$' },
    },
    {
      name: 'miniprogram-takes-contracts-as-types',
      comment: 'zod stays out of the main package: contracts are types there, only pure rules are values.',
      severity: 'error',
      from: { path: '^miniprogram/src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^shared/src/(.*contract|platform/endpoint)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'miniprogram-knows-no-server',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: { path: '^(server|scripts|tests)/' },
    },
    {
      name: 'product-needs-no-tests-or-tools',
      severity: 'error',
      from: { path: '^(server|shared|miniprogram)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: { pathNot: '^miniprogram/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data|\\.cache)/' },
    tsPreCompilationDeps: 'specify',
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
}
