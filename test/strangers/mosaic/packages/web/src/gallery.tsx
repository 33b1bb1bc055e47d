import { useVirtualRows } from "./virtualRows";

/** The wall of tiles. */
export function Gallery({ tiles }: { tiles: readonly string[] }) {
  const rows = useVirtualRows(tiles, 240);
  return <div>{rows.map((row) => <img key={row} src={row} alt="" loading="lazy" />)}</div>;
}
