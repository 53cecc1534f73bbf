export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}

export function HiddenFields({ values }: { values: Record<string, string | undefined> | undefined }) {
  return (
    <>
      {Object.entries(values ?? {}).map(([name, value]) =>
        value === undefined ? null : <Hidden name={name} value={value} />,
      )}
    </>
  )
}
