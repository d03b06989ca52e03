/** A way to use the shop. Links and buttons are found by their names. */
export interface Hand {
  open(path: string): Promise<unknown>
  follow(link: string): Promise<unknown>
  press(button: string): Promise<unknown>
  search(query: string): Promise<unknown>
}
