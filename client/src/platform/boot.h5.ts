/** Takes the static skeleton of index.html away; called by the first page that is drawn. */
export function removeBootScreen(): void {
  document.getElementById('boot')?.remove();
}
