/** The product's mark: five levels, the fourth of them reached. */
export function BrandMark() {
  return <span class="brand-mark" aria-hidden="true"><i /><i /><i /><i /><i /></span>;
}
