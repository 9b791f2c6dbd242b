export default definePageConfig({ navigationBarTitleText: '在线课程' })
