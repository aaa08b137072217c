/** Whether any process of the group is left. @param id the process id of its leader */
export function isGroupAlive(id: number): boolean {
  try {
    process.kill(-id, 0);
    return true;
  } catch {
    return false;
  }
}
