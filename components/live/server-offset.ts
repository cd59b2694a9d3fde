/** How far the device's clock is from the server's. The fastest answer of a connection measures it best. */
export class ServerOffset {
  #bestRoundTripMs = Number.POSITIVE_INFINITY;

  /** The device's clock may have drifted since the last answer. */
  restart(): void {
    this.#bestRoundTripMs = Number.POSITIVE_INFINITY;
  }

  /** In milliseconds. @returns what to add to the device's time; null if an earlier answer measured it better */
  measure(serverNow: number, roundTripMs: number, deviceNow = Date.now()): number | null {
    if (roundTripMs >= this.#bestRoundTripMs) return null;
    this.#bestRoundTripMs = roundTripMs;
    return serverNow + roundTripMs / 2 - deviceNow;
  }
}
