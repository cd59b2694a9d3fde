/** How far the device's clock is from the server's. The fastest answer of a connection measures it best. */
export class ServerOffset {
  #bestRoundTripMs = Number.POSITIVE_INFINITY;

  /** The device's clock may have drifted since the last answer. */
  restart(): void {
    this.#bestRoundTripMs = Number.POSITIVE_INFINITY;
  }

  /**
   * An answer was made half a round trip ago.
   * @returns milliseconds to add to the device's; null if measured better before
   */
  measure(serverNow: number, roundTripMs: number, deviceNow = Date.now()): number | null {
    if (roundTripMs >= this.#bestRoundTripMs) return null;
    this.#bestRoundTripMs = roundTripMs;
    return serverNow + roundTripMs / 2 - deviceNow;
  }
}
