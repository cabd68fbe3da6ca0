/** The `code` of a driver or file-system error, such as `EACCES` or `SQLITE_FULL`; empty where there is none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
