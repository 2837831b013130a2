/** What the tests compare with: the part of jstat 1.9.6 that they call. It brings no types of its own. */
declare module 'jstat' {
  interface Distribution<Parameters extends number[]> {
    cdf(x: number, ...parameters: Parameters): number;
    inv(p: number, ...parameters: Parameters): number;
  }
  const jstat: { readonly normal: Distribution<[mean: number, deviation: number]>; readonly studentt: Distribution<[df: number]>; readonly beta: Distribution<[alpha: number, beta: number]> };
  export default jstat;
}
