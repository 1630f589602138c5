# What an IT technician tries first, on a real Windows: silent installation, self-test, uninstalling.
# Run by packaging/ci/release.yml as an administrator; nobody has run it yet.
param([Parameter(Mandatory = $true)][string]$Installer)
$ErrorActionPreference = 'Stop'

$home64 = Join-Path $env:ProgramFiles 'Privacy Self-Audit'
$key = 'HKLM:\Software\PrivacySelfAudit\PrivacySelfAudit'
$log = Join-Path $env:TEMP 'privacy-self-audit-installer.log'

function Invoke-Installer([string[]]$Words) {
    $all = $Words + @('/qn', '/norestart', '/l*v', "`"$log`"")
    $done = Start-Process msiexec.exe -ArgumentList $all -Wait -PassThru
    if ($done.ExitCode -ne 0) { throw "msiexec ended with $($done.ExitCode): see $log" }
}

Invoke-Installer @('/i', "`"$Installer`"")
if (Get-Process privacy-self-audit -ErrorAction SilentlyContinue) { throw 'The program was started.' }
foreach ($file in Get-ChildItem $home64 -Filter *.exe) {
    $signature = Get-AuthenticodeSignature $file.FullName
    if ($signature.Status -ne 'Valid') { throw "$($file.Name): signature $($signature.Status)" }
}
$menu = Join-Path $env:ProgramData 'Microsoft\Windows\Start Menu\Programs\Privacy Self-Audit.lnk'
if (-not (Test-Path $menu)) { throw 'Not in the Start menu of everybody.' }
if (Test-Path (Join-Path $env:PUBLIC 'Desktop\Privacy Self-Audit.lnk')) { throw 'On the desktop, unasked.' }

& (Join-Path $home64 'privacy-self-audit-cli.exe') selftest
if ($LASTEXITCODE -ne 0) { throw "The self-test ended with $LASTEXITCODE." }

Remove-Item (Join-Path $home64 '_internal\python3.dll')
Invoke-Installer @('/fomus', "`"$Installer`"")
if (-not (Test-Path (Join-Path $home64 '_internal\python3.dll'))) { throw 'Not repaired.' }

Invoke-Installer @('/x', "`"$Installer`"")
if (Test-Path $home64) { throw 'The folder stayed.' }
if (Test-Path $key) { throw 'The registry key stayed.' }
Write-Output 'Accepted.'
