// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cloudenvironment.h"

#include "models/brightbox/connection.h"

namespace platter {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> refused(ErrorCode code, const QString& message) {
    return std::unexpected(Error{.code = code, .message = message});
}

bool isWebAddress(const QUrl& url) {
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

} // namespace

QString CloudEnvironment::secret(const QProcessEnvironment& environment) {
    return environment.value(u"PLATTER_CLIENT_SECRET"_s);
}

Result<ConnectRequest> CloudEnvironment::read(const QProcessEnvironment& environment) {
    QStringList missing;
    for (const auto& name : {u"PLATTER_API_URL"_s, u"PLATTER_CLIENT_ID"_s, u"PLATTER_CLIENT_SECRET"_s}) {
        if (environment.value(name).isEmpty())
            missing.append(name);
    }
    if (!missing.isEmpty()) {
        return refused(ErrorCode::InvalidArgument,
            tr("The library “brightbox” needs in the environment: %1.").arg(missing.join(u", "_s)));
    }
    ConnectRequest request{.name = u"brightbox"_s,
        .api = QUrl(environment.value(u"PLATTER_API_URL"_s), QUrl::StrictMode),
        .storage = QUrl(environment.value(u"PLATTER_ORBIT_URL"_s), QUrl::StrictMode),
        .clientId = environment.value(u"PLATTER_CLIENT_ID"_s),
        .clientSecret = secret(environment),
        .account = AccountId(environment.value(u"PLATTER_ACCOUNT"_s))};
    if (!isWebAddress(request.api))
        return refused(ErrorCode::InvalidArgument,
            tr("PLATTER_API_URL is no address: it looks like https://api.gb1.brightbox.com."));
    request.api.setPath({});
    if (environment.value(u"PLATTER_ORBIT_URL"_s).isEmpty())
        request.storage = usualStorage(request.api);
    if (request.storage.isEmpty())
        return refused(ErrorCode::InvalidArgument,
            tr("PLATTER_ORBIT_URL is needed: the address of Orbit, the storage that belongs to this API."));
    if (!isWebAddress(request.storage))
        return refused(ErrorCode::InvalidArgument,
            tr("PLATTER_ORBIT_URL is no address: it looks like https://orbit.brightbox.com."));
    request.storage.setPath({});
    return request;
}

Result<AccountId> CloudEnvironment::choose(const QList<Account>& accounts, const AccountId& asked) {
    if (!asked.isEmpty())
        return asked;
    if (accounts.size() == 1)
        return accounts.constFirst().id;
    if (accounts.isEmpty())
        return refused(ErrorCode::NotFound, tr("This sign-in reaches no account."));
    QStringList texts;
    for (const Account& account : accounts)
        texts.append(
            account.name.isEmpty() ? account.id.toString() : tr("%1 (%2)").arg(account.id.toString(), account.name));
    //: %1 accounts with commas between them
    return refused(ErrorCode::Ambiguous,
        tr("There are several accounts: choose one of them with --account or PLATTER_ACCOUNT (%1).")
            .arg(texts.join(u", "_s)));
}

} // namespace platter
