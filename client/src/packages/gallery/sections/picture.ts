/** A stand-in photograph: a vessel on a coloured ground, so that the gallery needs no files. */
export function picture(color: string, width = 600, height = 600): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}' preserveAspectRatio='xMidYMid slice'><defs><linearGradient id='g' x2='1' y2='1'><stop stop-color='${color}' stop-opacity='.55'/><stop offset='1' stop-color='${color}'/></linearGradient></defs><rect width='100%' height='100%' fill='#efe6d8'/><rect width='100%' height='100%' fill='url(#g)'/><ellipse cx='${width / 2}' cy='${height * 0.72}' rx='${height * 0.24}' ry='${height * 0.05}' fill='#000' opacity='.18'/><path d='M${width / 2 - height * 0.16} ${height * 0.36}h${height * 0.32}c0 ${height * 0.22}-${height * 0.04} ${height * 0.36}-${height * 0.16} ${height * 0.36}s-${height * 0.16}-${height * 0.14}-${height * 0.16}-${height * 0.36}z' fill='#fff8ec'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
