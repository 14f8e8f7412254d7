export default async function globalTeardown(): Promise<void> {
  await (globalThis as unknown as { stopTestDatabases: () => Promise<void> }).stopTestDatabases();
}
