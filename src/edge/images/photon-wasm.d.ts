declare module '@cf-wasm/photon/photon.wasm' {
  const compiled: WebAssembly.Module
  export default compiled
}
