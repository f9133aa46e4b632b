interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
}
export function checkDependencies(packages: Readonly<Record<string, LockedPackage>>): readonly string[];
export function runsOn(version: readonly number[], range: string): boolean;
