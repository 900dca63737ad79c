export interface PanelSize {
  readonly width: number;
  readonly height: number;
}

/** The bar that the display was drawn for, about 28 inches wide. */
const BAR: PanelSize = { width: 1280, height: 360 };
/** Wider bars give the middle more room; beyond this it would fall apart. */
const WIDTH_MAX = 2_560;
const HEIGHT_MAX = 960;
/** From here on the number gets a row of its own. */
const TALL_FROM = { width: 1280, height: 700 } as const;

/**
 * Bars come in many shapes, and some counters have a plain monitor. The panel takes the shape of its screen within
 * bounds, and is then drawn as large as it can be.
 */
export function panelSizeFor(screen: PanelSize): PanelSize & { readonly isTall: boolean } {
  const shape = screen.width / Math.max(1, screen.height);
  if (shape <= TALL_FROM.width / TALL_FROM.height) {
    const height = Math.round(TALL_FROM.width / shape);
    return {
      width: TALL_FROM.width,
      height: Math.min(HEIGHT_MAX, Math.max(TALL_FROM.height, height)),
      isTall: true,
    };
  }
  const width = Math.round(BAR.height * shape);
  return {
    width: Math.min(WIDTH_MAX, Math.max(BAR.width, width)),
    height: BAR.height,
    isTall: false,
  };
}
