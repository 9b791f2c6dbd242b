export class StoragePathError extends Error {
  override readonly name = 'StoragePathError'
}
