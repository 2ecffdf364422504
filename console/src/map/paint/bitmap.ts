/** Something that is drawn once and shown many times: a bitmap is faster to show than a canvas. */

/** Draw on a sheet of so many pixels of the style sheet, and return it. */
export function bitmap(width: number, height: number, ratio: number, draw: (ctx: OffscreenCanvasRenderingContext2D) => void): ImageBitmap {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio)))
  const ctx = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  ctx.scale(canvas.width / width, canvas.height / height)
  draw(ctx)
  return canvas.transferToImageBitmap()
}
