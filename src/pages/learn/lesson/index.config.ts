export default definePageConfig({ navigationBarTitleText: '视频学习' })
