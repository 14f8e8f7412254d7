import type { Environment } from "./java.ts";

const passed = [
  // Which programs are found, and where they keep their files.
  /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TMP|TEMP|XDG_\w+)$/,
  /^(JAVA|JDK|_JAVA|MAVEN|MVN|M2|LD|DYLD)_\w+$/,
  /^(LANG|LANGUAGE|LC_\w+|TZ)$/,
  // How Maven reaches its repository.
  /^(HTTPS?|NO|ALL|FTP)_PROXY$/i,
  /^SSL_CERT_(FILE|DIR)$/,
  // What Windows programs do not run without.
  /^(SystemRoot|SystemDrive|ComSpec|PATHEXT|windir|USERPROFILE|USERNAME|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|ProgramData|ProgramFiles.*)$/i,
];

/**
 * What Java and Maven get of an environment: the variables that they need to run, and no secret of this service or of
 * anything else. A `settings.xml` of Maven that reads variables of its own can name them MAVEN_….
 */
export function childEnvironment(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && passed.some((pattern) => pattern.test(name)) ? [[name, value]] : [],
    ),
  );
}
