export default async function globalTeardown(): Promise<void> {
  await (globalThis as unknown as { stopTestDatabase: () => Promise<void> }).stopTestDatabase();
}
