export default definePageConfig({ navigationBarTitleText: '认证登录' })
