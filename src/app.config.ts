export default defineAppConfig({
  pages: ['pages/welcome/index'],
  lazyCodeLoading: 'requiredComponents',
  resizable: true,
  window: {
    backgroundTextStyle: 'light',
    navigationBarBackgroundColor: '#fff',
    navigationBarTitleText: '继续教育',
    navigationBarTextStyle: 'black',
  },
})
