import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const packaging = fileURLToPath(new URL('../../resources/packaging/', import.meta.url));

/** The configuration as electron-builder would read it, with just these certificates in the environment. */
function read(target: string, env: Readonly<Record<string, string>> = {}): Record<string, unknown> {
  const script = `process.stdout.write(JSON.stringify(require(${JSON.stringify(`${packaging}${target}.cjs`)})))`;
  const text = execFileSync(process.execPath, ['-e', script], {
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
  });
  return JSON.parse(text) as Record<string, unknown>;
}

describe.each(['windows', 'mac', 'linux'])('the package for %s', (target) => {
  const config = read(target);

  it('is sealed', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
    });
    expect(config.asar).toEqual({ smartUnpack: false });
    expect(config.asarUnpack).toEqual(['node_modules/better-sqlite3/prebuilds/*.node']);
    expect(config).not.toHaveProperty('disableAsarIntegrity');
    expect(config).not.toHaveProperty('extraMetadata');
  });

  it('updates itself from nowhere and rebuilds nothing', () => {
    expect(config).toMatchObject({ publish: null, npmRebuild: false });
  });

  it('carries one prebuilt driver and none of its sources', () => {
    const files = config.files as string[];
    const platform = { windows: 'win32', mac: 'darwin', linux: 'linux' }[target];
    expect(files).toContain('!node_modules/better-sqlite3/{deps,src}/**');
    expect(files.slice(-2)).toEqual([
      '!node_modules/better-sqlite3/prebuilds/*.node',
      `node_modules/better-sqlite3/prebuilds/${platform}-\${arch}.node`,
    ]);
  });

  it('opens data files by double click', () => {
    expect(config.fileAssociations).toMatchObject([{ ext: 'duewarden' }]);
  });
});

describe('the Windows installer', () => {
  it('asks where to go and never takes data away', () => {
    expect(read('windows').nsis).toMatchObject({
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
    });
    expect(read('windows').win).toMatchObject({ target: [{ target: 'nsis', arch: ['x64', 'arm64'] }] });
  });

  it('says in its name when it is not signed', () => {
    expect(read('windows').win).toMatchObject({ artifactName: 'Duewarden-${version}-windows-${arch}-unsigned.${ext}' });
    const signed = read('windows', { WIN_CSC_LINK: 'certificate.pfx' });
    expect(signed.win).toMatchObject({ artifactName: 'Duewarden-${version}-windows-${arch}.${ext}' });
    expect(signed.forceCodeSigning).toBe(false);
    expect(read('windows', { DUEWARDEN_RELEASE: '1' }).forceCodeSigning).toBe(true);
  });
});

describe('the macOS image', () => {
  it('is hardened, and notarized when there is an account', () => {
    expect(read('mac').mac).toMatchObject({
      target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
      artifactName: 'Duewarden-${version}-mac-${arch}-unsigned.${ext}',
      hardenedRuntime: true,
      notarize: false,
      identity: null,
    });
    const signed = read('mac', { CSC_LINK: 'certificate.p12', APPLE_ID: 'someone' }).mac;
    expect(signed).toMatchObject({ artifactName: 'Duewarden-${version}-mac-${arch}.${ext}', notarize: true });
    expect(signed).not.toHaveProperty('identity');
  });
});
