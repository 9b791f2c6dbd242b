import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const NUTUI_DESIGN_WIDTH = 375
const OUR_DESIGN_WIDTH = 750

// packages that ship newer syntax than old phones read (tests/weapp checks ES2017)
const MODERN_PACKAGES = /node_modules[\\/](@tanstack|valibot|zustand)[\\/]/

const cssModules = {
  enable: true,
  config: { namingPattern: 'module', generateScopedName: '[name]__[local]___[hash:base64:5]' },
}

export default defineConfig<'webpack5'>(async (merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'constructor-ce',
    date: '2026-11-23',
    designWidth: (input) =>
      typeof input === 'object' && /@nutui/.test(input.file ?? '') ? NUTUI_DESIGN_WIDTH : OUR_DESIGN_WIDTH,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'src',
    // scripts/build-client.mjs builds beside the place and moves the whole there
    outputRoot: process.env['CLIENT_OUTPUT'] ?? `dist/${process.env.TARO_ENV}`,
    plugins: ['@tarojs/plugin-html'],
    defineConstants: {},
    copy: { patterns: [], options: {} },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    mini: {
      compile: { include: [MODERN_PACKAGES] },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules },
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
        // in rem the root font grows with the window, and a desktop shows everything at twice its size
        pxtransform: { enable: true, config: { targetUnit: 'px' } as object },
        cssModules,
      },
    },
  }
  return merge({}, base)
})
