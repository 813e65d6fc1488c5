import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')
const shared = path.resolve(root, '..', 'shared') + path.sep

/** TypeScript source of the `shared` workspace is compiled with ours: it has no build of its own. */
const compile = { include: [(file: string) => file.startsWith(shared)] }

/**
 * Where the weapp finds the server. A weapp has no origin of its own, so the address is part of the build.
 * The default is a name nobody owns: the test host replaces it by the server under test. h5 is same-origin.
 */
const apiBase = process.env.TARO_ENV === 'h5' ? '' : (process.env.API_BASE ?? 'http://api.linli.local')

export default defineConfig<'webpack5'>(async () => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'linli',
    date: '2026-11-24',
    // Pages and NutUI are both drawn for a phone 375 wide, so a px in scss is the px of EXPERIENCE.
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'src',
    // The build tool gives a folder beside the final one, and renames it when the build is whole.
    outputRoot: process.env.LINLI_OUTPUT ?? `dist/${process.env.TARO_ENV}`,
    plugins: ['@tarojs/plugin-html'],
    defineConstants: { API_BASE: JSON.stringify(apiBase) },
    copy: { patterns: [], options: {} },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    // Variables and mixins only (no rules), so that every scss file may use them without importing.
    sass: { resource: ['src/platform/ui/tokens.scss'], projectDirectory: root },
    alias: { '@': path.resolve(root, 'src') },
    mini: {
      compile,
      optimizeMainPackage: { enable: true },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
    },
    h5: {
      compile,
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[hash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[hash].css',
        chunkFilename: 'css/[name].[chunkhash].css',
      },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform: { enable: true, config: { maxRootSize: 24 } },
        cssModules: { enable: false },
      },
    },
  }
  return config
})
