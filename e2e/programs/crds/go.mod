module drydock.dev/e2e/crds

go 1.26
