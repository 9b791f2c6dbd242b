import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

// what WeChat lacks and react-query needs
const ABORT_CONTROLLER = path.resolve(__dirname, '../src/platform/abort-controller.weapp.ts')

// packages that ship newer syntax than old phones read (tests/weapp checks ES2017)
const MODERN_PACKAGES = /node_modules[\\/](@tanstack|valibot)[\\/]/

const cssModules = {
  enable: true,
  config: { namingPattern: 'module', generateScopedName: '[name]__[local]___[hash:base64:5]' },
}

export default defineConfig<'webpack5'>(async (merge) => {
  // pxtransform is off: sizes are plain px on every platform. rpx and rem grow with the window, and a widened window
  // of WeChat for Windows or of a browser would show everything at twice its size.
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'constructor-ce',
    date: '2026-11-23',
    designWidth: 375,
    deviceRatio: { 375: 1 },
    sourceRoot: 'src',
    // scripts/build-client.mjs builds beside the place and moves the whole there
    outputRoot: process.env['CLIENT_OUTPUT'] ?? `dist/${process.env.TARO_ENV}`,
    plugins: ['@tarojs/plugin-html'],
    defineConstants: {},
    copy: { patterns: [], options: {} },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // Not for the mini-program: what its sub-packages share is split off by Taro itself, past webpack's cache. After an
    // edit, cached code exports under the old short names and a page dies as it is loaded.
    cache: { enable: process.env.TARO_ENV !== 'weapp' },
    mini: {
      compile: { include: [MODERN_PACKAGES] },
      webpackChain: (chain, webpack) => {
        chain.plugin('abort-controller').use(webpack.ProvidePlugin, [{ AbortController: [ABORT_CONTROLLER, 'AbortController'] }])
      },
      // every class bears its component's name: no rule depends on the order of files
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: { pxtransform: { enable: false }, cssModules },
    },
    h5: {
      compile: { include: [MODERN_PACKAGES] },
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
        pxtransform: { enable: false },
        cssModules,
      },
    },
  }
  return merge({}, base)
})
