export * from './course-plan'
export * from './findings'
export * from './judge-course'
