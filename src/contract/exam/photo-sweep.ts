import { defineOperation } from '../operation'
import { count, nothing, record } from '../fields'

/** Compares photos that the face service did not answer for, and removes files whose photo never came to be (PHO-02, PHO-03). */
export const photoSweep = defineOperation({
  name: 'timer.photoSweep',
  function: 'timer',
  summary: '补做人脸比对，清理没有入库的照片文件',
  request: nothing,
  response: record({ compared: count(100_000), waiting: count(100_000), removed: count(100_000), failed: count(100_000) }),
  errors: [],
})
