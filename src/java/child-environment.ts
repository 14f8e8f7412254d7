import type { Environment } from "./java.ts";

const passed = [
  // Where programs are, and where they keep their files.
  /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TMP|TEMP|XDG_\w+)$/,
  /^(JAVA|JDK|_JAVA|MAVEN|MVN|M2|LD|DYLD)_\w+$/,
  /^(LANG|LANGUAGE|LC_\w+|TZ)$/,
  // How Maven reaches its repository.
  /^(HTTPS?|NO|ALL|FTP)_PROXY$/i,
  /^SSL_CERT_(FILE|DIR)$/,
  // Without these, programs do not run on Windows.
  /^(SystemRoot|SystemDrive|ComSpec|PATHEXT|windir|USERPROFILE|USERNAME|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|ProgramData|ProgramFiles.*)$/i,
];

/**
 * The environment variables that Java and Maven get: those that they need to run, and no secrets. If a `settings.xml`
 * of Maven reads other variables, their names must begin with MAVEN_.
 */
export function childEnvironment(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && passed.some((pattern) => pattern.test(name)) ? [[name, value]] : [],
    ),
  );
}
