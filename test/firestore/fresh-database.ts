/** A database of an emulator that nobody has written to. */
export interface FirestoreDatabase {
  readonly project: string;
  /** `projects/{project}/databases/(default)/documents` */
  readonly root: string;
}

let databases = 0;

/** The emulator makes databases as they are named, so a project of its own keeps a test apart. */
export function freshDatabase(): FirestoreDatabase {
  databases += 1;
  const project = `test-${process.pid}-${databases}`;
  return { project, root: `projects/${project}/databases/(default)/documents` };
}
